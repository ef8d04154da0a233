/** Application commands as Discord takes them: docs.discord.com/developers/interactions/application-commands. */
import { asObject, asObjects, characters, isObject, type Json, type JsonObject } from '../json.ts';
import type { Checker } from './checker.ts';

/** docs.discord.com/developers/reference#locales */
export const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );

const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_CHARACTERS = 8000;
const SUB_COMMAND = 1;
const SUB_COMMAND_GROUP = 2;

export function checkCommand(check: Checker, command: JsonObject): void {
  const type = command.type === undefined ? 1 : command.type;
  if (type !== 1 && type !== 2 && type !== 3) {
    check.at('type').choice([1, 2, 3]);
    return;
  }
  checkName(check, command, type === 1);
  if (type === 1) {
    checkDescription(check, command);
    checkOptions(check.at('options'), command.options, 'command');
  } else {
    const description = command.description;
    if (description !== undefined && description !== null && description !== '') {
      check
        .at('description')
        .refuse('APPLICATION_COMMANDS_DESCRIPTION_FORBIDDEN', 'Context menu commands have no description');
    }
    if (asObjects(command.options).length > 0) {
      check.at('options').refuse('APPLICATION_COMMANDS_OPTIONS_FORBIDDEN', 'Context menu commands have no options');
    }
  }
  const permissions = command.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    check.at('default_member_permissions').refuse('NUMBER_TYPE_COERCE', `Value "${String(permissions)}" is not int.`);
  }
  check.at('nsfw').boolean(command.nsfw);
  checkSet(check.at('contexts'), command.contexts, [0, 1, 2]);
  checkSet(check.at('integration_types'), command.integration_types, [0, 1]);
  const length = commandCharacters(command);
  if (length > MAX_CHARACTERS) {
    const message = `Command exceeds maximum size (${MAX_CHARACTERS}); it has ${length} characters.`;
    check.refuse('APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

function checkSet(check: Checker, value: Json | undefined, allowed: readonly number[]): void {
  const items = check.list(value, { max: allowed.length });
  if (new Set(items).size !== items.length)
    check.refuse('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value');
  for (const [index, item] of items.entries()) {
    if (!allowed.some((one) => one === item)) check.at(index).choice(allowed);
  }
}

function checkName(check: Checker, named: JsonObject, chat: boolean): void {
  const one = (at: Checker, value: Json | undefined) => {
    const name = at.text(value, { min: 1, max: 32 });
    if (name === undefined || !chat) return;
    if (!CHAT_NAME.test(name) || name !== name.toLowerCase()) {
      at.refuse('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  };
  one(check.at('name'), named.name);
  checkLocalizations(check.at('name_localizations'), named.name_localizations, one);
}

function checkDescription(check: Checker, described: JsonObject): void {
  const one = (at: Checker, value: Json | undefined) => at.text(value, { min: 1, max: 100 });
  one(check.at('description'), described.description);
  checkLocalizations(check.at('description_localizations'), described.description_localizations, one);
}

function checkLocalizations(check: Checker, value: Json | undefined, one: (at: Checker, value: Json) => void): void {
  if (value === undefined || value === null) return;
  const table = check.object(value);
  for (const [locale, text] of Object.entries(table ?? {})) {
    if (!LOCALES.includes(locale)) check.at(locale).choice(LOCALES);
    else if (text !== null && text !== undefined) one(check.at(locale), text);
  }
}

function checkOptions(check: Checker, value: Json | undefined, inside: 'command' | 'group' | 'sub'): void {
  const options = check.list(value, { max: 25 });
  const names = new Set<Json | undefined>();
  const nested = options.filter(
    (item) => isObject(item) && (item.type === SUB_COMMAND || item.type === SUB_COMMAND_GROUP),
  );
  if (nested.length > 0 && nested.length < options.length) {
    check.refuse(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  let optionalSeen = false;
  for (const [index, item] of options.entries()) {
    const option = check.at(index).object(item);
    if (!option) continue;
    checkOption(check.at(index), option, inside);
    if (names.has(option.name))
      check.at(index).refuse('APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name already exists');
    names.add(option.name);
    if (option.required === true && optionalSeen) {
      check
        .at(index)
        .refuse(
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        );
    }
    optionalSeen ||= option.required !== true;
  }
}

function checkOption(check: Checker, option: JsonObject, inside: 'command' | 'group' | 'sub'): void {
  checkName(check, option, true);
  checkDescription(check, option);
  const type = check.at('type').integer(option.type, { min: 1, max: 11 });
  if (option.type === undefined) check.at('type').required();
  if (type === undefined) return;
  const nested = type === SUB_COMMAND || type === SUB_COMMAND_GROUP;
  const allowed = inside === 'command' || (inside === 'group' && type === SUB_COMMAND) || (inside === 'sub' && !nested);
  if (!allowed)
    check
      .at('type')
      .refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', `Option type ${type} cannot stand inside a ${inside}`);
  if (nested) {
    checkOptions(check.at('options'), option.options, type === SUB_COMMAND ? 'sub' : 'group');
    if (type === SUB_COMMAND_GROUP && asObjects(option.options).length === 0) check.at('options').required();
    return;
  }
  check.at('required').boolean(option.required);
  checkChoices(check.at('choices'), option.choices, type);
  const autocomplete = check.at('autocomplete').boolean(option.autocomplete) === true;
  if (autocomplete && ![3, 4, 10].includes(type))
    check.at('autocomplete').refuse('APPLICATION_COMMAND_AUTOCOMPLETE_TYPE', 'This option type cannot autocomplete');
  if (autocomplete && asObjects(option.choices).length > 0)
    check
      .at('autocomplete')
      .refuse('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'Autocomplete and choices are mutually exclusive');
  check.at('min_length').integer(option.min_length, { min: 0, max: 6000 });
  check.at('max_length').integer(option.max_length, { min: 1, max: 6000 });
}

function checkChoices(check: Checker, value: Json | undefined, type: number): void {
  const names = new Set<Json | undefined>();
  for (const [index, item] of check.list(value, { max: 25 }).entries()) {
    const choice = check.at(index).object(item);
    if (!choice) continue;
    checkChoice(check.at(index), choice, type);
    if (names.has(choice.name))
      check.at(index).refuse('APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', 'Choice name already exists');
    names.add(choice.name);
  }
}

/** A choice of an option, or one offered by autocomplete. */
export function checkChoice(check: Checker, choice: JsonObject, type: number): void {
  check.at('name').text(choice.name, { min: 1, max: 100 });
  for (const [locale, text] of Object.entries(asObject(choice.name_localizations))) {
    if (!LOCALES.includes(locale)) check.at('name_localizations', locale).choice(LOCALES);
    else check.at('name_localizations', locale).text(text, { min: 1, max: 100 });
  }
  if (type === 3) check.at('value').text(choice.value, { min: 1, max: 100 });
  else if (type === 4) check.at('value').integer(choice.value, {});
  else if (typeof choice.value !== 'number') check.at('value').refuse('NUMBER_TYPE_COERCE', 'Value is not a number.');
}

/** Names, descriptions and values together; of each with localisations, the longest counts. */
function commandCharacters(command: JsonObject): number {
  const longest = (key: string) => {
    const texts = [command[key], ...Object.values(asObject(command[`${key}_localizations`]))];
    return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? characters(text) : 0)));
  };
  const value = typeof command.value === 'string' ? characters(command.value) : 0;
  const nested = [...asObjects(command.options), ...asObjects(command.choices)];
  return (
    longest('name') + longest('description') + value + nested.reduce((sum, one) => sum + commandCharacters(one), 0)
  );
}
