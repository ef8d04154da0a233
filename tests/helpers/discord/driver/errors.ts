/** What stops a member: something their Discord would not let them do, or a bot that gives no answer. */

/** The member's own client refuses; nothing reaches the bot. */
export class MemberCannot extends Error {
  override readonly name = 'MemberCannot';
}

/** "The application did not respond". */
export class DidNotRespond extends Error {
  override readonly name = 'DidNotRespond';
}
