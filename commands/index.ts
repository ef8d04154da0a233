/** All commands, written by hand, so that the compiler sees every one. */
import type { Command } from '../src/discord/command.ts';
import { articles } from './articles.ts';
import { ask } from './ask.ts';
import { askAboutThis } from './ask-about-this.ts';
import { doctor } from './doctor.ts';
import { gaps } from './gaps.ts';
import { pin } from './pin.ts';
import { privacy } from './privacy.ts';
import { reindex } from './reindex.ts';
import { source } from './source.ts';
import { status } from './status.ts';

export const commands: readonly Command[] = [
  ask,
  source,
  articles,
  status,
  privacy,
  reindex,
  gaps,
  pin,
  doctor,
  askAboutThis,
];
