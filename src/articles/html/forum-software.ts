/** The software that prints threads, each by the selectors of what its pages hold. */

export interface Forum {
  readonly post: string;
  /** The column about the writer of a post. */
  readonly profile: string;
  /** The line that says who posted and when. */
  readonly credit: string;
  /** The line of a post that names what it is about. */
  readonly subject?: string;
  /** What else the software prints in a post. */
  readonly extras: string;
  /** What it calls the question, where the page itself adds more to it. */
  readonly topic?: string;
  /** The line that says who began the thread and when, where its posts are the answers alone. */
  readonly opener?: string;
  /** What the page has to hold as well, where other pages have such posts too. */
  readonly sign?: string;
}

export const FORUMS: readonly Forum[] = [
  // phpBB
  {
    post: '.post',
    profile: '.postprofile',
    credit: '.postbody .author',
    subject: '.postbody h3',
    extras: '.signature, .post-buttons, .back2top, .postbody .notice',
  },
  // XenForo
  {
    post: '.message--post, .message',
    profile: '.message-cell--user, .message-user',
    credit: '.message-attribution',
    extras: '.message-signature, .message-footer, .message-lastEdit',
  },
  // vBulletin
  {
    post: '.postbit, .postbitlegacy, .postcontainer',
    profile: '.userinfo',
    credit: '.posthead',
    subject: '.postrow > .title',
    extras: '.signature, .after_content, .postfoot',
  },
  // SMF
  {
    post: '.post_wrapper',
    profile: '.poster',
    credit: '.keyinfo',
    extras: '.signature, .moderatorbar, .under_message',
  },
  // Reddit as it was
  {
    post: '.thing',
    profile: '.tagline .author',
    credit: '.entry > .tagline',
    extras: '.flat-list, .midcol, .numchildren',
    topic: '.thing.link a.title',
  },
  // Reddit
  {
    post: 'shreddit-comment',
    profile: '[slot="commentMeta"]',
    credit: '[slot="commentMeta"]',
    extras: 'shreddit-comment-action-row',
    topic: 'shreddit-post [slot="title"]',
    opener: 'shreddit-post [slot="credit-bar"]',
  },
  // Hacker News
  {
    post: '.comtr',
    profile: '.comhead .hnuser',
    credit: '.comhead',
    extras: '.reply, .votelinks',
    topic: '.titleline > a',
    opener: '.subtext',
  },
  // Others that call their rooms /r/ and their members /u/
  {
    post: '.comment',
    profile: '.comment > :has(> time)',
    credit: '.comment > :has(> time)',
    extras: '.comment-actions',
    opener: ':has(> a[href^="/u/"])',
    sign: 'a[href^="/r/"]',
  },
];
