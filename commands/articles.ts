/** /articles: what the bot knows. list, show and search are for everybody; add and remove for admins, checked in code. */
import { ApplicationCommandOptionType } from 'discord.js';
import { articleChoices, findArticlePath, findFilePath } from '../src/discord/article-key.ts';
import { type Command, type CommandContext, textOption } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import { HITS_SHOWN, renderHits } from '../src/discord/rendering/articles.ts';
import { plainLine } from '../src/discord/rendering/escape.ts';
import { add, confirmRemoval, fileChanges } from './articles/files.ts';
import { articlePages, listPage, showPage } from './articles/pages.ts';

const articleOption = {
  type: ApplicationCommandOptionType.String as const,
  ...localised('articles.article'),
  required: true,
  autocomplete: true,
  min_length: 1,
  max_length: 100,
};

const articleOf = (context: CommandContext) => textOption(context, 'article') ?? '';

export const articles: Command = {
  data: {
    ...localised('articles'),
    options: [
      { type: ApplicationCommandOptionType.Subcommand, ...localised('articles.list') },
      { type: ApplicationCommandOptionType.Subcommand, ...localised('articles.show'), options: [articleOption] },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localised('articles.search'),
        options: [
          {
            type: ApplicationCommandOptionType.String,
            ...localised('articles.query'),
            required: true,
            min_length: 1,
            max_length: 200,
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localised('articles.add'),
        options: [
          { type: ApplicationCommandOptionType.Attachment, ...localised('articles.file'), required: true },
          { type: ApplicationCommandOptionType.Boolean, ...localised('articles.replace') },
        ],
      },
      { type: ApplicationCommandOptionType.Subcommand, ...localised('articles.remove'), options: [articleOption] },
    ],
  },
  visibility: 'private',
  adminOnly: ['add', 'remove'],
  check: ({ subcommand }) => ({ refusal: null, costs: subcommand === 'search' ? 'search' : null }),
  async execute(context, core) {
    switch (context.subcommand) {
      case 'show':
        return showPage(await findArticlePath(articleOf(context), core), 0, context, core);
      case 'search': {
        const query = plainLine(textOption(context, 'words') ?? '');
        const hits = query === '' ? [] : await core.searchPassages(query, HITS_SHOWN);
        return renderHits(query, hits, context);
      }
      case 'add':
        return add(context, core);
      case 'remove':
        return confirmRemoval(await findFilePath(articleOf(context), core), context, core);
      default:
        return listPage(0, context, core);
    }
  },
  async autocomplete({ typed }, core) {
    return articleChoices(typed, core);
  },
  components: [...articlePages, ...fileChanges],
};
