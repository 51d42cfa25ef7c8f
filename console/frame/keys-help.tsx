import { useRouterState } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useLanguage, useTexts } from '../parts/language.tsx';
import { boardKeys } from '../rooms/board/allot/keys.ts';
import { menuFor } from '../rooms/menu.ts';
import { readingKeys } from '../rooms/reading/keys.ts';
import { texts } from '../texts.ts';
import { useReader } from './reader.tsx';

/** Rooms with keys of their own. */
const keysOfRooms: Readonly<Record<string, typeof boardKeys | typeof readingKeys>> = {
  '/desk/board': boardKeys,
  '/desk/committee': readingKeys,
  '/desk/office': readingKeys,
};

/** `?`: which keys there are in this room. */
export function KeysHelp({ close }: { readonly close: () => void }) {
  const t = useTexts(texts);
  const { role } = useReader();
  const { language } = useLanguage();
  const own = useRouterState({ select: ({ location }) => keysOfRooms[location.pathname] });
  const rows = [
    ['Ctrl K · ⌘ K', t.keys.palette],
    ['?', t.keys.help],
    ...menuFor(role).flatMap(({ key, name }) => (key === undefined ? [] : [[`g ${key}`, t.rooms[name]]])),
    ...(own?.[language] ?? []),
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
