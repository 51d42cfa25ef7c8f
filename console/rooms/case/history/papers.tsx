import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { usePaper, usePapers } from '../../../api/reads.ts';
import type { Papers as PapersAnswer } from '../../../api/contract.ts';
import { Answered } from '../../../parts/answered.tsx';
import { dayText, instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { caseTexts } from '../texts.ts';

type Listed = PapersAnswer['documents'][number];

/** Numbered papers that the reader may see, each opened over the page and printed alone. */
export function Papers({ id }: { readonly id: string }) {
  const t = useTexts(caseTexts).papers;
  const papers = usePapers(id).data?.body.documents ?? [];
  const [opened, setOpened] = useState<Listed>();
  if (papers.length === 0) return null;
  return (
    <section aria-label={t.title} className="card">
      <h2>{t.title}</h2>
      <ul className="shares">
        {papers.map((paper) => (
          <PaperLine key={paper.n} paper={paper} open={() => setOpened(paper)} />
        ))}
      </ul>
      {opened !== undefined && <OpenPaper id={id} paper={opened} close={() => setOpened(undefined)} />}
    </section>
  );
}

function PaperLine({ paper, open }: { readonly paper: Listed; readonly open: () => void }) {
  const unitName = useUnitName();
  const t = useTexts(caseTexts).papers;
  const say = useSay();
  const { language } = useLanguage();
  const { name, number, unit, clock, dueOn, issuedAt } = paper;
  return (
    <li>
      <p>
        <strong>{say(name)}</strong> {number} <span className="soft">{t.to(unitName(unit))}</span>
      </p>
      <p className="soft">
        {instantText(issuedAt, language)} · {t.about(say(clock), dayText(dueOn, language))}
      </p>
      <Button className="not-printed" onClick={open}>
        {t.open(number)}
      </Button>
    </li>
  );
}

function OpenPaper({ id, paper, close }: { readonly id: string; readonly paper: Listed; readonly close: () => void }) {
  const t = useTexts(caseTexts).papers;
  const say = useSay();
  // While it is open, what is printed is the paper and not the page below.
  useEffect(() => {
    document.documentElement.classList.add('prints-paper');
    return () => document.documentElement.classList.remove('prints-paper');
  }, []);
  return (
    <Modal
      open
      title={say(paper.name)}
      width={720}
      onCancel={close}
      footer={
        <Button type="primary" onClick={() => print()}>
          {t.print}
        </Button>
      }
    >
      <Answered query={usePaper(id, paper.n)}>{({ text }) => <p className="letter paper">{text}</p>}</Answered>
    </Modal>
  );
}
