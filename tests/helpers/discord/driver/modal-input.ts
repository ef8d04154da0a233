/** Fills a modal as a member would: by field label or custom id, within the lengths the field states. */
import { asObject, asObjects, asText, characters, type JsonObject } from '../json.ts';
import type { Channel, World } from '../world.ts';
import { MemberCannot } from './errors.ts';
import { entityType, resolveEntity } from './resolve.ts';
import { type SeenField, type SeenModal, seeModal } from './seen-modal.ts';

export type FieldValue = string | string[] | boolean;
export type FieldValues = Record<string, FieldValue>;

/** @throws MemberCannot when a field is unknown, a required one empty, or a text too short or too long. */
export function modalData(world: World, channel: Channel, modal: JsonObject, values: FieldValues): JsonObject {
  const seen = seeModal(modal);
  for (const name of Object.keys(values)) fieldNamed(seen, name);
  const resolved: JsonObject = {};
  const fill = (component: JsonObject): JsonObject => {
    const field = seen.fields.find(({ customId }) => customId === component.custom_id);
    if (!field) throw new MemberCannot('That modal has a field without a custom id');
    const value = values[field.customId] ?? values[field.label];
    const common = { type: component.type ?? 0, id: component.id ?? 0, custom_id: field.customId };
    return { ...common, ...answer(world, channel, field, value, resolved) };
  };
  const components = asObjects(modal.components).map((top): JsonObject => {
    const common = { type: top.type ?? 0, id: top.id ?? 0 };
    if (top.type === 10) return common;
    if (top.type === 18) return { ...common, component: fill(asObject(top.component)) };
    return { ...common, components: asObjects(top.components).map(fill) };
  });
  const data: JsonObject = { custom_id: asText(modal.custom_id), components };
  if (Object.keys(resolved).length > 0) data.resolved = resolved;
  return data;
}

function fieldNamed(modal: SeenModal, name: string): SeenField {
  const field = modal.fields.find(({ customId, label }) => customId === name || label === name);
  if (!field)
    throw new MemberCannot(
      `"${modal.title}" has no field "${name}"; it has ${modal.fields.map(({ label }) => label).join(', ')}`,
    );
  return field;
}

function answer(
  world: World,
  channel: Channel,
  field: SeenField,
  value: FieldValue | undefined,
  resolved: JsonObject,
): JsonObject {
  if (field.type === 4) {
    const text = String(value ?? field.value);
    const length = characters(text);
    if (field.required && length === 0) throw new MemberCannot(`Field "${field.label}" must be filled`);
    if (length > field.maxLength || (length > 0 && length < field.minLength)) {
      throw new MemberCannot(
        `Field "${field.label}" wants ${field.minLength} to ${field.maxLength} characters, got ${length}`,
      );
    }
    return { value: text };
  }
  if (field.type === 23) return { value: value === true };
  const chosen = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
  if (field.required && chosen.length === 0) throw new MemberCannot(`Field "${field.label}" needs a choice`);
  if (field.type >= 5 && field.type <= 8) {
    return { values: chosen.map((name) => resolveEntity(world, channel, entityType(field.type), name, resolved)) };
  }
  const ids = chosen.map((name) => {
    const option = field.options.find((one) => one.value === name || one.label === name);
    if (!option) throw new MemberCannot(`Field "${field.label}" does not offer "${name}"`);
    return option.value;
  });
  return field.type === 21 ? { value: ids[0] ?? null } : { values: ids };
}
