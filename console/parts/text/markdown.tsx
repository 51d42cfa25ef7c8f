import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { readBlocks, readSpans } from './read-markdown.ts';
import type { Block, Span } from './read-markdown.ts';

interface MarkdownProps {
  readonly text: string;
  /** Where a picture that the text names lies; undefined where there is none. */
  readonly pictureAt: (name: string) => string | undefined;
}

/** The product's own pages of help: a few forms of Markdown as elements. No HTML is made from text. */
export function Markdown({ text, pictureAt }: MarkdownProps) {
  // Blocks have no names of their own, and a page never changes.
  // oxlint-disable-next-line react/no-array-index-key
  return readBlocks(text).map((block, index) => <BlockOf key={index} block={block} pictureAt={pictureAt} />);
}

function BlockOf({ block, pictureAt }: { readonly block: Block } & Pick<MarkdownProps, 'pictureAt'>): ReactNode {
  switch (block.is) {
    case 'heading': {
      const Heading = headings[block.level];
      return <Heading id={block.anchor}>{spansOf(block.text)}</Heading>;
    }
    case 'paragraph':
      return <p>{spansOf(block.text)}</p>;
    case 'list': {
      const List = block.isNumbered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li key={item}>{spansOf(item)}</li>
          ))}
        </List>
      );
    }
    case 'picture': {
      const address = pictureAt(block.name);
      return address === undefined ? null : <img className="picture" src={address} alt={block.alt} loading="lazy" />;
    }
  }
}

const headings = { 1: 'h1', 2: 'h2', 3: 'h3' } as const;

function spansOf(text: string): ReactNode {
  // oxlint-disable-next-line react/no-array-index-key
  return readSpans(text).map((span, index) => <Fragment key={index}>{spanOf(span)}</Fragment>);
}

function spanOf(span: Span): ReactNode {
  switch (span.is) {
    case 'text':
      return span.text;
    case 'strong':
      return <strong>{span.text}</strong>;
    case 'key':
      return <kbd>{span.text}</kbd>;
    case 'link':
      return <Link to={span.to}>{span.text}</Link>;
  }
}
