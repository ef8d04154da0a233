/** Answers Discord gives when it refuses: JSON codes with their usual words, and the nested shape of a 50035. */
import type { JsonObject } from './json.ts';

export interface Problem {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** One line a problem, as a test wants to read it: `components.0.label: Must be 80 or fewer in length. [BASE_TYPE_MAX_LENGTH]`. */
  get reasons(): string[] {
    if (this.problems.length === 0) return [this.message];
    return this.problems.map(({ path, code, message }) => `${path.join('.') || '(body)'}: ${message} [${code}]`);
  }

  toJSON(): JsonObject {
    const body: JsonObject = { message: this.message, code: this.code };
    if (this.problems.length > 0 && this.code === 50035) body.errors = errorTree(this.problems);
    return body;
  }
}

function errorTree(problems: readonly Problem[]): JsonObject {
  interface Node {
    [key: string]: Node | { code: string; message: string }[];
  }
  const root: Node = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) {
      const existing = node[key];
      const child: Node = existing === undefined || Array.isArray(existing) ? {} : existing;
      node[key] = child;
      node = child;
    }
    const leaf = node._errors;
    if (Array.isArray(leaf)) leaf.push({ code, message });
    else node._errors = [{ code, message }];
  }
  return JSON.parse(JSON.stringify(root)) as JsonObject;
}

export const invalidForm = (problems: readonly Problem[]) => new ApiError(400, 50035, 'Invalid Form Body', problems);
export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized');
export const notFound = () => new ApiError(404, 0, '404: Not Found');
export const methodNotAllowed = () => new ApiError(405, 0, '405: Method Not Allowed');
export const unknownChannel = () => new ApiError(404, 10003, 'Unknown Channel');
export const unknownMember = () => new ApiError(404, 10007, 'Unknown Member');
export const unknownMessage = () => new ApiError(404, 10008, 'Unknown Message');
export const unknownUser = () => new ApiError(404, 10013, 'Unknown User');
export const unknownWebhook = () => new ApiError(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new ApiError(404, 10062, 'Unknown interaction');
export const unknownCommand = () => new ApiError(404, 10063, 'Unknown application command');
export const entityTooLarge = () => new ApiError(413, 40005, 'Request entity too large');
export const alreadyAcknowledged = () => new ApiError(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = () => new ApiError(403, 50001, 'Missing Access');
export const cannotMessageUser = () => new ApiError(403, 50007, 'Cannot send messages to this user');
export const emptyMessage = () => new ApiError(400, 50006, 'Cannot send an empty message');
export const notYourMessage = () => new ApiError(403, 50005, 'Cannot edit a message authored by another user');
export const missingPermissions = () => new ApiError(403, 50013, 'Missing Permissions');
export const invalidWebhookToken = () => new ApiError(401, 50027, 'Invalid Webhook Token');
export const invalidJson = () => new ApiError(400, 50109, 'The request body contains invalid JSON.');
export const noHistoryForReply = () =>
  new ApiError(400, 160002, 'Cannot reply without permission to read message history');
