/** A few articles for tests of the bot: small, and as awkward as members and authors can be. */
import type { Span } from '../../../src/types.ts';

export interface ToyArticle {
  readonly path: string;
  readonly title: string;
  readonly date: string | null;
  readonly url: string | null;
  /** Heading path and paragraphs of each section. */
  readonly sections: readonly { readonly heading: readonly string[]; readonly paragraphs: readonly string[] }[];
}

export interface ToyBlock extends Span {
  readonly heading: readonly string[];
}

export interface ToyVersion extends ToyArticle {
  readonly version: number;
  readonly text: string;
  readonly blocks: readonly ToyBlock[];
}

/** The article as one text, blocks joined by blank lines, with the span of each paragraph. */
export function layOut(article: ToyArticle, version: number): ToyVersion {
  let text = '';
  const blocks: ToyBlock[] = [];
  for (const { heading, paragraphs } of article.sections) {
    for (const paragraph of paragraphs) {
      if (text !== '') text += '\n\n';
      blocks.push({ start: text.length, end: text.length + paragraph.length, heading });
      text += paragraph;
    }
  }
  return { ...article, version, text, blocks };
}

const filler = (index: number) =>
  `Section ${index} of the long report describes the harbour of Rason in winter. ` +
  `Ships number ${index} to ${index + 3} waited outside the ice for a pilot. Nothing else was recorded on that day.`;

export const TOY_ARTICLES: readonly ToyArticle[] = [
  {
    path: 'summit.md',
    title: 'Summit year',
    date: '2018-06-12',
    url: 'https://example.org/summit',
    sections: [
      {
        heading: ['Announcement'],
        paragraphs: [
          'The year began quietly. In March the South Korean envoy Chung Eui-yong announced at the White House that the ' +
            'president would meet Kim Jong Un. Few had expected it.',
          'Reporters had been told to wait for a major announcement.',
        ],
      },
      {
        heading: ['Singapore', 'The statement'],
        paragraphs: [
          'On 12 June the two leaders signed a statement in Singapore. It has four points.',
          'The statement speaks of complete denuclearization of the peninsula. Critics said that it gives no dates.',
        ],
      },
    ],
  },
  {
    path: 'news/railways.md',
    title: 'Railways',
    date: null,
    url: null,
    sections: [
      {
        heading: [],
        paragraphs: [
          'A train of six wagons crossed the border on 30 November to inspect the northern railway.',
          'Engineers slept in the wagons for eighteen days.',
        ],
      },
    ],
  },
  {
    path: 'hostile.md',
    title: '**Bold** @everyone [click](https://evil.example) title',
    date: '2018-01-01',
    url: 'javascript:alert(1)',
    sections: [
      {
        heading: ['# Not a heading', '<@123456789012345678>'],
        paragraphs: [
          'Hostile markup zebra: @everyone **bold** [link](https://evil.example) ||spoiler|| `code` <@123456789012345678> ' +
            '<t:1618953630:R> :smile: ~~gone~~ __under__ https://example.com/a_b_c.',
          '# Heading zebra line\n- list item\n1. number\n> quote\n-# small\n```js\nfence\n```',
        ],
      },
    ],
  },
  {
    path: 'long/harbour.md',
    title: 'The long harbour report',
    date: '2017-12-31',
    url: 'https://example.org/harbour',
    sections: Array.from({ length: 40 }, (_, index) => ({
      heading: [`Chapter ${index + 1}`],
      paragraphs: [filler(index + 1)],
    })),
  },
];
