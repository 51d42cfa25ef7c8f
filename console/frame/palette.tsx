import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../parts/language.tsx';
import { texts } from '../texts.ts';
import { useHits } from './use-hits.ts';

/** `Ctrl/⌘ K`: finds cases and pages. The list is moved in by the arrow keys while the writing stays in the field. */
export function Palette({ close }: { readonly close: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState(0);
  const hits = useHits(useDeferredValue(sought.trim()));
  const field = useRef<InputRef>(null);
  const at = Math.min(chosen, hits.length - 1);
  const go = (index: number): void => {
    const hit = hits[index];
    if (hit === undefined) return;
    close();
    void navigate(hit.place);
  };
  const press = (event: KeyboardEvent): void => {
    // Enter and the arrows choose among an input method's candidates first.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(at);
    else return;
    event.preventDefault();
  };
  return (
    <Modal open title={t.palette.title} footer={null} onCancel={close} afterOpenChange={(isOpen) => isOpen && field.current?.focus()}>
      <Input
        ref={field}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-hits"
        aria-activedescendant={hits.length === 0 ? undefined : `palette-hit-${at}`}
        aria-label={t.palette.hint}
        placeholder={t.palette.hint}
        value={sought}
        maxLength={100}
        onKeyDown={press}
        onChange={({ target }) => {
          setSought(target.value);
          setChosen(0);
        }}
      />
      <ul id="palette-hits" role="listbox" aria-label={t.palette.title} className="hits">
        {hits.map(({ id, kind, label }, index) => (
          <li
            key={id}
            id={`palette-hit-${index}`}
            role="option"
            aria-selected={index === at}
            // Before the field loses its focus.
            onMouseDown={(event) => {
              event.preventDefault();
              go(index);
            }}
          >
            <span className="kind">{t.palette[kind]}</span> {label}
          </li>
        ))}
      </ul>
      {hits.length === 0 && <p role="status">{t.palette.nothing}</p>}
    </Modal>
  );
}
