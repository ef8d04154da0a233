/** A modal: labels with text inputs or select menus. What Discord would refuse (a required field left empty) cannot be sent. */
import {
  type APIModalInteractionResponseCallbackComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { TargetedInputEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { CloseIcon } from '../icons.tsx';
import { closeModal, type OpenModal, submitModal, useStore } from '../store.ts';
import { sayTooLong, stringsFor } from '../strings.ts';
import { Markdown } from './markdown-view.tsx';
import { Select } from './select.tsx';

type Fields = Readonly<Record<string, string>>;

export function Modal({ open }: { open: OpenModal }) {
  const strings = stringsFor(useStore().locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const [fields, setFields] = useState<Fields>({});
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  }, []);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void submitModal(open, { ...fields });
  };
  return (
    <dialog class="modal" ref={dialog} onClose={closeModal} aria-label={open.modal.title}>
      <form onSubmit={onSubmit}>
        <header>
          <h2>{open.modal.title}</h2>
          <button type="button" class="plain" aria-label={strings.close} onClick={closeModal}>
            <CloseIcon />
          </button>
        </header>
        <div class="modal-body">
          {open.modal.components.map((component, index) => (
            <Part
              key={index}
              component={component}
              onChange={(id, value) => setFields((before) => ({ ...before, [id]: value }))}
            />
          ))}
        </div>
        <footer>
          <button type="button" class="button secondary" onClick={closeModal}>
            {strings.cancel}
          </button>
          <button type="submit" class="button primary">
            {strings.submit}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

interface PartProps {
  readonly component: APIModalInteractionResponseCallbackComponent;
  readonly onChange: (id: string, value: string) => void;
}

function Part({ component, onChange }: PartProps) {
  if (component.type === ComponentType.TextDisplay) return <Markdown text={component.content} />;
  if (component.type === ComponentType.ActionRow) {
    return (
      <>
        {component.components.map((input) => (
          <Field key={input.custom_id} label={input.label ?? ''} hint={null} input={input} onChange={onChange} />
        ))}
      </>
    );
  }
  const { label, description, component: inner } = component;
  if (inner.type === ComponentType.TextInput) {
    return <Field label={label} hint={description ?? null} input={inner} onChange={onChange} />;
  }
  if (inner.type !== ComponentType.StringSelect) return <p class="unknown">component {inner.type}</p>;
  return (
    <div class="field">
      <span class="field-label">{label}</span>
      {description && <small>{description}</small>}
      <Select select={inner} onChoose={([value = '']) => onChange(inner.custom_id, value)} />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string | null;
  readonly input: APITextInputComponent;
  readonly onChange: (id: string, value: string) => void;
}

function Field({ label, hint, input, onChange }: FieldProps) {
  const id = useId();
  const { locale } = useStore();
  const given = {
    id,
    name: input.custom_id,
    required: input.required ?? true,
    minLength: input.min_length,
    placeholder: input.placeholder,
    defaultValue: input.value,
  };
  const onInput = ({ currentTarget: field }: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    field.setCustomValidity(sayTooLong(field.value.length, input.max_length ?? 4000, locale));
    onChange(input.custom_id, field.value);
  };
  // Discord sends every field, also one that was left alone.
  useEffect(() => onChange(input.custom_id, input.value ?? ''), []);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {given.required && <em> *</em>}
      </label>
      {hint && <small>{hint}</small>}
      {input.style === TextInputStyle.Paragraph ? (
        <textarea {...given} rows={4} onInput={onInput} />
      ) : (
        <input {...given} type="text" autocomplete="off" onInput={onInput} />
      )}
    </div>
  );
}
