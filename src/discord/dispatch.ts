/**
 * The one door to all handlers. `createDispatcher({ config, core, commands, logger })` gives
 * `dispatch(incoming, responder)`, which serves the bot, the local page and the tests alike:
 *
 *   incoming   what a person did, as plain JSON (incoming.ts): command, autocomplete, component, modal or mention.
 *   responder  what the door can do with the answer (command.ts): defer, modal, choices, update, refuse. Messages are
 *              bodies as Discord's API takes them (flags, components, allowed_mentions), with files beside.
 *
 * For every event exactly one of `defer`, `modal` or `choices` is called first, in the same turn of the event loop, before
 * anything is awaited: Discord gives three seconds, whatever else the machine is doing. Everything that is known at once
 * (an unknown button, a missing right, a bad question, a cooldown, a full queue) is therefore looked at before, so that a
 * refusal can be private. `dispatch` never rejects: an asker's error is shown as written, any other is logged under a
 * short id and answered with an apology that names it.
 */
import type { Config } from '../config.ts';
import type { Core } from '../core.ts';
import type { Choice, Command, Connection, Context, Responder } from './command.ts';
import { type Admission, createAdmission } from './dispatch/admission.ts';
import { sentenceFor, shortId } from './dispatch/apology.ts';
import { collectHandlers, needsAdmin, type Plan, planCommand, planComponent, planMention } from './dispatch/plan.ts';
import type { AutocompleteIncoming, Incoming } from './incoming.ts';
import { localeOf, speak } from './messages/index.ts';
import { isAdmin, parsePermissions } from './permissions.ts';
import { fitChoice, MAX_CHOICES, notice } from './rendering/payload.ts';

/** The part of a pino logger that is used here. */
export interface Log {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

/** What the dispatcher counts; metrics.ts keeps it for Prometheus. */
export interface Meter {
  acknowledged(milliseconds: number): void;
  finished(handler: string, milliseconds: number): void;
  asked(outcome: 'answered' | 'abstained' | 'refused' | 'failed'): void;
  searched(outcome: 'done' | 'refused' | 'failed'): void;
}

export interface DispatcherParts {
  readonly config: Config;
  readonly core: Core;
  readonly commands: readonly Command[];
  readonly logger: Log;
  readonly meter?: Meter;
  readonly connection?: Connection;
  /** Milliseconds of a clock that does not go back; for tests. */
  readonly now?: () => number;
}

export interface Dispatcher {
  /** Answers one event. An event whose id was seen before is left alone. Never rejects. */
  dispatch(incoming: Incoming, reply: Responder): Promise<void>;
  /** Takes nothing more and waits for answers under way; false when some were still unfinished after `timeoutMs`. */
  drain(timeoutMs: number): Promise<boolean>;
  readonly load: Admission['load'];
}

const REMEMBERED_EVENTS = 5_000;

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { config, core, logger, meter } = parts;
  const now = parts.now ?? (() => performance.now());
  const commands = new Map(parts.commands.map((command) => [command.data.name, command]));
  const handlers = collectHandlers(parts.commands);
  const mentioned = parts.commands.find((command) => command.answersMentions);
  const admission = createAdmission(
    {
      cooldownSeconds: config.ASK_COOLDOWN_SECONDS,
      serverPerMinute: config.ASK_SERVER_PER_MINUTE,
      queueLimit: config.QUEUE_LIMIT,
    },
    now,
  );
  const seen = new Set<string>();
  const underWay = new Set<Promise<void>>();
  const stop = new AbortController();

  const report = (error: unknown): string => {
    const id = shortId();
    logger.error({ err: error, id }, 'A handler failed');
    return id;
  };

  const contextOf = (incoming: Incoming, reply: Responder): Context => {
    const locale = localeOf(incoming.locale);
    return {
      place: incoming.place,
      inThread: incoming.inThread,
      server: incoming.server,
      person: {
        id: incoming.person.id,
        roles: incoming.person.roles,
        permissions: parsePermissions(incoming.person.permissions),
        isAdmin: isAdmin(incoming.person, incoming.server, config),
      },
      locale,
      say: speak(locale),
      appPermissions: parsePermissions(incoming.appPermissions),
      reply,
      config,
      connection: parts.connection ?? null,
      stopping: stop.signal,
      observe: (outcome) => meter?.asked(outcome),
      report,
    };
  };

  const planFor = (incoming: Exclude<Incoming, AutocompleteIncoming>, context: Context): Plan => {
    switch (incoming.kind) {
      case 'command':
        return planCommand(commands.get(incoming.name), incoming, context, core);
      case 'mention':
        return planMention(mentioned, incoming, context, core);
      default:
        return planComponent(handlers, incoming, context, core);
    }
  };

  const count = (plan: Plan, outcome: 'refused' | 'failed'): void => {
    if (plan.costs === 'question') meter?.asked(outcome);
    if (plan.costs === 'search') meter?.searched(outcome);
  };

  const refusalOf = (plan: Plan, incoming: Incoming, context: Context): string | null | 'silence' => {
    if (stop.signal.aborted) return context.say('wait.restart');
    // A mention cannot be answered privately, so that even a refusal waits for its turn, and is said once to the channel.
    const isMention = incoming.kind === 'mention';
    if (!isMention && (plan.refusal !== null || plan.costs === null)) return plan.refusal;
    const verdict = admission.admit(incoming.person.id, incoming.server ?? incoming.place);
    if (verdict.admitted) return plan.refusal;
    count(plan, 'refused');
    if (isMention && verdict.repeated) return 'silence';
    if (verdict.reason === 'busy') return context.say('reason.question.busy');
    return context.say(verdict.reason === 'person' ? 'wait.person' : 'wait.server', { count: verdict.seconds });
  };

  const handle = async (incoming: Exclude<Incoming, AutocompleteIncoming>, reply: Responder): Promise<void> => {
    const startedAt = now();
    const context = contextOf(incoming, reply);
    const plan = planFor(incoming, context);
    const refusal = refusalOf(plan, incoming, context);
    if (refusal === 'silence') return;
    if (refusal === null && plan.how === 'modal' && plan.modal) {
      await reply.modal(plan.modal());
      meter?.acknowledged(now() - startedAt);
      return;
    }
    const how = refusal !== null || plan.how === 'modal' ? 'private' : plan.how;
    await reply.defer(how);
    meter?.acknowledged(now() - startedAt);
    if (refusal !== null) return reply.update(notice(refusal));
    try {
      const shown = plan.costs === null ? await plan.work() : await admission.run(plan.work);
      if (plan.costs === 'search') meter?.searched('done');
      if (shown) await reply.update(shown);
    } catch (error) {
      count(plan, 'failed');
      await reply.refuse(notice(sentenceFor(error, context)));
    } finally {
      meter?.finished(plan.name, now() - startedAt);
    }
  };

  const suggest = async (incoming: AutocompleteIncoming, reply: Responder): Promise<void> => {
    const command = commands.get(incoming.name);
    const context = contextOf(incoming, reply);
    const allowed = command && (context.person.isAdmin || !needsAdmin(command, incoming.subcommand));
    const typed = incoming.options[incoming.focused];
    const focus = { focused: incoming.focused, typed: typed === undefined ? '' : String(typed) };
    const found =
      allowed && command.autocomplete && !stop.signal.aborted
        ? await command
            .autocomplete({ ...context, ...focus, subcommand: incoming.subcommand, options: incoming.options }, core)
            .catch((error: unknown) => {
              report(error);
              return [];
            })
        : [];
    await reply.choices(
      found.slice(0, MAX_CHOICES).map(({ name, value }): Choice => ({ name: fitChoice(name), value })),
    );
  };

  return {
    async dispatch(incoming, reply) {
      if (seen.has(incoming.id)) return;
      seen.add(incoming.id);
      const oldest = seen.size > REMEMBERED_EVENTS ? seen.values().next().value : undefined;
      if (oldest !== undefined) seen.delete(oldest);
      const task = (incoming.kind === 'autocomplete' ? suggest(incoming, reply) : handle(incoming, reply)).catch(
        (error: unknown) => void report(error),
      );
      underWay.add(task);
      await task;
      underWay.delete(task);
    },
    async drain(timeoutMs) {
      stop.abort();
      if (underWay.size === 0) return true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), timeoutMs);
      });
      const done = Promise.all(underWay).then(() => true);
      return Promise.race([done, late]).finally(() => clearTimeout(timer));
    },
    load: admission.load,
  };
}
