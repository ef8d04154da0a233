/** What Discord writes into a text for what it shows as something else: noise to a search, whoever asks. */

/** Mentions of people, roles and channels, custom emoji, timestamps, links to commands and to parts of a server. */
export const MENTIONS = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^<>:]+:\d+|id:\w+)>/g;
