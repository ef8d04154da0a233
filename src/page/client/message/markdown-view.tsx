/** Draws read Markdown: every piece of text becomes a text node, every link goes to http or https only. */
import { useState } from 'preact/hooks';
import { type Block, type Inline, readMarkdown } from './markdown.ts';
import { Timestamp } from './timestamp.tsx';

export function Markdown({ text }: { text: string }) {
  return (
    <div class="markdown">
      <Blocks blocks={readMarkdown(text)} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading>
          <Inlines parts={block.children} />
        </Heading>
      );
    }
    case 'small':
      return (
        <small>
          <Inlines parts={block.children} />
        </small>
      );
    case 'quote':
      return (
        <blockquote dir="auto">
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Inlines parts={item} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'pre':
      return <pre>{block.text}</pre>;
    case 'paragraph':
      return (
        <p>
          <Inlines parts={block.children} />
        </p>
      );
  }
}

const TAGS = { strong: 'strong', emphasis: 'em', underline: 'u', strike: 's' } as const;

function Inlines({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <InlineView key={index} part={part} />
      ))}
    </>
  );
}

function InlineView({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>;
    case 'code':
      return <code>{part.text}</code>;
    case 'mention':
      return <span class="mention">{part.text}</span>;
    case 'timestamp':
      return <Timestamp seconds={part.seconds} style={part.style} />;
    case 'link':
      return (
        <a href={part.url} target="_blank" rel="noopener noreferrer nofollow">
          <Inlines parts={part.children} />
        </a>
      );
    case 'spoiler':
      return <Spoiler parts={part.children} />;
    default: {
      const Tag = TAGS[part.kind];
      return (
        <Tag>
          <Inlines parts={part.children} />
        </Tag>
      );
    }
  }
}

function Spoiler({ parts }: { parts: readonly Inline[] }) {
  const [open, setOpen] = useState(false);
  return (
    <button type="button" class={open ? 'spoiler open' : 'spoiler'} onClick={() => setOpen(true)}>
      <Inlines parts={parts} />
    </button>
  );
}
