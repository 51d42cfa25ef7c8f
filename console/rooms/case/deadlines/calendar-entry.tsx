import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import type { CalendarFeed, CaseAnswer, Deadline } from '../../../api/contract.ts';
import { ask } from '../../../api/use-api.ts';
import { useReader } from '../../../frame/reader.tsx';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { saveAs } from '../../../parts/file/save-as.ts';
import { texts } from '../../../texts.ts';
import { calendarFile } from './calendar-file.ts';
import { caseTexts } from '../texts.ts';

interface CalendarEntryProps {
  readonly found: CaseAnswer;
  readonly open: readonly Deadline[];
  readonly now: number;
}

/** The case's deadlines for the reader's calendar: as a file, or as a subscription that follows what happens. */
export function CalendarEntry(props: CalendarEntryProps) {
  const t = useTexts(caseTexts).calendar;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="not-printed" onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {isOpen && (
        <Modal open title={t.title} footer={null} onCancel={() => setOpen(false)}>
          <p>{t.once}</p>
          <Download {...props} />
          <Subscription />
        </Modal>
      )}
    </>
  );
}

function Download({ found, open, now }: CalendarEntryProps) {
  const t = useTexts(caseTexts).calendar;
  const { number, unnumbered } = useTexts(texts);
  const say = useSay();
  const { me } = useReader();
  const save = (): void => {
    const summaryOf = (clockId: string): string => {
      const clock = open.find((one) => one.clockId === clockId)?.name;
      return t.summary(found.caseNumber === undefined ? unnumbered : number(found.caseNumber), clock === undefined ? '' : say(clock));
    };
    const file = calendarFile({ found, open, body: me.body, origin: location.origin, now, summaryOf });
    saveAs(`${found.caseNumber ?? found.id}.ics`, new Blob([file], { type: 'text/calendar' }));
  };
  return <Button onClick={save}>{t.download}</Button>;
}

function Subscription() {
  const t = useTexts(caseTexts).calendar;
  const { me } = useReader();
  const [key] = useState(() => crypto.randomUUID());
  const feed = useMutation({
    mutationFn: (owner: 'me' | 'my-unit') =>
      ask<CalendarFeed>({ path: '/v1/calendar-feeds', command: { body: { owner }, key: `${key}-${owner}` } }),
  });
  const url = feed.data?.body.url;
  return (
    <>
      <p>{t.follow}</p>
      <Space wrap>
        <Button loading={feed.isPending} onClick={() => feed.mutate('me')}>
          {t.mine}
        </Button>
        {me.unit !== undefined && (
          <Button loading={feed.isPending} onClick={() => feed.mutate('my-unit')}>
            {t.unit}
          </Button>
        )}
      </Space>
      {feed.error !== null && <Refused error={feed.error} />}
      {feed.data !== undefined && (url === undefined ? <p role="status">{t.again}</p> : <FeedAddress url={url} />)}
    </>
  );
}

function FeedAddress({ url }: { readonly url: string }) {
  const t = useTexts(caseTexts).calendar;
  const [isCopied, setCopied] = useState(false);
  return (
    <div role="status">
      <p>{t.secret}</p>
      <Space.Compact block>
        <Input aria-label={t.address} value={url} readOnly onFocus={({ target }) => target.select()} />
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(url).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {isCopied ? t.copied : t.copy}
        </Button>
      </Space.Compact>
    </div>
  );
}
