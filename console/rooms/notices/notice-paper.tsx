import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { dispatchWording } from '#core/letters/dispatch-wording.ts';
import { dayText } from '../../parts/dates.ts';
import { useTexts } from '../../parts/language.tsx';
import { SaveFileButton } from '../../parts/file/save-file-button.tsx';
import type { Notice } from './reads.ts';
import { noticesTexts } from './texts.ts';

/** The paper, in the form of an office's letter: issuer, number, title, to whom, what is given, by whom and when. It is Chinese. */
export function NoticePaper({ notice }: { readonly notice: Notice }) {
  const t = useTexts(noticesTexts);
  const zh = noticesTexts.zh;
  const { issuer, number, unit, issuedOn, lines, session = zh.dispatchOf, contact } = notice;
  const facts = { session, count: String(lines.length) };
  return (
    <article className="card notice-paper" lang="zh" aria-label={`${zh.title} ${number}`}>
      <p className="notice-issuer">{issuer.zh}</p>
      <p className="notice-number">{number}</p>
      <h2>{filledIn(dispatchWording.title, facts)}</h2>
      <p className="notice-to">{zh.to(unit.name)}</p>
      <p className="notice-text">{filledIn(dispatchWording.opening, facts)}</p>
      <div className="board-table">
        <table>
          <thead>
            <tr>
              {dispatchWording.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.proposalId} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="notice-text">{dispatchWording.closing}</p>
      {contact !== undefined && <p className="notice-text">{zh.contact(contact.person.zh, contact.phone)}</p>}
      <p className="notice-signed">
        {issuer.zh}
        <br />
        {dayText(issuedOn, 'zh')}
      </p>
      <p className="not-printed">
        <Button type="primary" onClick={() => print()}>
          {t.print}
        </Button>{' '}
        <SaveFileButton path={`/v1/dispatch-notices/${notice.noticeId}/${unit.id}/file?as=docx`} label={t.word} />
      </p>
    </article>
  );
}

function Row({ line }: { readonly line: Notice['lines'][number] }) {
  const { zh } = noticesTexts;
  const { proposalId, caseNumber, title, proposers, role, dues } = line;
  const told = dues.filter(({ kind }) => kind !== 'sign-for');
  return (
    <tr>
      <td>{caseNumber === undefined ? '' : filledIn(dispatchWording.number, { n: caseNumber })}</td>
      <td>
        <Link to="/cases/$id" params={{ id: proposalId }}>
          {title}
        </Link>
      </td>
      <td>{proposers === undefined ? '' : (proposers.onBehalfOf ?? zh.proposers(proposers.author.name, proposers.coSigners))}</td>
      <td>{dispatchWording.roles[role]}</td>
      <td>
        {told.map(({ name, dueOn, provisional }) => zh.due(name.zh, dayText(dueOn, 'zh')) + (provisional ? zh.provisional : '')).join('；')}
      </td>
    </tr>
  );
}

function filledIn(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => facts[name] ?? place);
}
