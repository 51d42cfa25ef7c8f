import { useRouterState } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useLanguage, useTexts } from '../parts/language.tsx';
import { boardKeys } from '../rooms/board/keys.ts';
import { menuFor } from '../rooms/menu.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

/** `?`: which keys there are. */
export function KeysHelp({ close }: { readonly close: () => void }) {
  const t = useTexts(texts);
  const { role } = useReader();
  const { language } = useLanguage();
  const isBoard = useRouterState({ select: ({ location }) => location.pathname === '/desk/board' });
  const rows = [
    ['Ctrl K · ⌘ K', t.keys.palette],
    ['?', t.keys.help],
    ...menuFor(role).flatMap(({ key, name }) => (key === undefined ? [] : [[`g ${key}`, t.rooms[name]]])),
    ...(isBoard ? boardKeys[language] : []),
    ['Tab', t.keys.next],
    ['Esc', t.keys.close],
  ];
  return (
    <Modal open title={t.keys.title} footer={null} onCancel={close}>
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">{t.keys.key}</th>
            <th scope="col">{t.keys.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, what]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t.keys.none}</p>
    </Modal>
  );
}
