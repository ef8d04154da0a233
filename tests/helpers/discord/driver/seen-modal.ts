/** What a member sees of a modal. */
import { asNumber, asObject, asObjects, asText, type JsonObject } from '../json.ts';

export interface SeenField {
  customId: string;
  label: string;
  description: string;
  type: number;
  required: boolean;
  minLength: number;
  maxLength: number;
  value: string;
  placeholder: string;
  options: { label: string; value: string }[];
}

export interface SeenModal {
  customId: string;
  title: string;
  text: string;
  fields: SeenField[];
  raw: JsonObject;
}

export function seeModal(modal: JsonObject): SeenModal {
  const fields: SeenField[] = [];
  const texts: string[] = [asText(modal.title)];
  for (const top of asObjects(modal.components)) {
    if (top.type === 10) texts.push(asText(top.content));
    const child = asObject(top.type === 18 ? top.component : asObjects(top.components)[0]);
    if (child.custom_id === undefined) continue;
    const field = seeField(child, top.type === 18 ? top : child);
    texts.push(field.label, field.description);
    fields.push(field);
  }
  const text = texts.filter((part) => part !== '').join('\n');
  return { customId: asText(modal.custom_id), title: asText(modal.title), text, fields, raw: modal };
}

function seeField(child: JsonObject, labelled: JsonObject): SeenField {
  return {
    customId: asText(child.custom_id),
    label: asText(labelled.label),
    description: asText(labelled.description),
    type: asNumber(child.type),
    required: child.required !== false,
    minLength: asNumber(child.min_length),
    maxLength: asNumber(child.max_length, 4000),
    value: asText(child.value),
    placeholder: asText(child.placeholder),
    options: asObjects(child.options).map((option) => ({ label: asText(option.label), value: asText(option.value) })),
  };
}
