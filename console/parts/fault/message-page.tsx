import { Button } from 'antd';
import { useTitle } from '../use-title.ts';

/** What a message offers to do. */
export interface Offer {
  readonly label: string;
  readonly act: () => void;
}

interface MessagePageProps {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly offers: readonly Offer[];
}

/** A message in place of a page: what is the matter, what to do, and buttons that do it. */
export function MessagePage({ title, sentences, offers }: MessagePageProps) {
  useTitle(title);
  return (
    <div className="message-page">
      <div role="alert">
        <h1>{title}</h1>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="offers">
        {offers.map(({ label, act }, index) => (
          <Button key={label} type={index === 0 ? 'primary' : 'default'} onClick={act}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
