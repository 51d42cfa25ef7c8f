import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Units } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { boardTexts } from '../texts.ts';

interface PickUnitProps {
  readonly title: string;
  readonly units: Units['units'];
  readonly pick: (unitId: string) => void;
  readonly close: () => void;
}

/** One unit by a few letters of its name: arrows choose, Enter picks, as quickly as it can be typed. */
export function PickUnit({ title, units, pick, close }: PickUnitProps) {
  const t = useTexts(boardTexts);
  const unitName = useUnitName();
  // Letters are meant for it as soon as the window is there, and not for the button that closes it.
  const field = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState('');
  const [index, setIndex] = useState(0);
  const found = units.filter(({ name, nameEn }) => `${name} ${nameEn}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const at = found[Math.min(index, found.length - 1)];
  useEffect(() => {
    if (at !== undefined) document.getElementById(optionId(at.id))?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (unitId: string): void => {
    pick(unitId);
    close();
  };
  const onKey = (event: KeyboardEvent): void => {
    // Enter and arrows of an input method are that method's.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown') setIndex(Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setIndex(Math.max(index - 1, 0));
    else if (event.key === 'Enter' && at !== undefined) choose(at.id);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      title={title}
      footer={null}
      onCancel={close}
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
      // Opened by a key, closed by the next: nothing that moves stands between the two.
      transitionName=""
      maskTransitionName=""
    >
      <input
        ref={field}
        className="board-find"
        role="combobox"
        aria-label={t.pick.find}
        placeholder={t.pick.find}
        aria-expanded
        aria-controls="board-picks"
        aria-activedescendant={at === undefined ? undefined : optionId(at.id)}
        autoComplete="off"
        value={sought}
        onChange={({ target }) => {
          setSought(target.value);
          setIndex(0);
        }}
        onKeyDown={onKey}
      />
      <ul id="board-picks" role="listbox" aria-label={t.pick.list} className="board-picks">
        {found.map((unit) => (
          <li key={unit.id} id={optionId(unit.id)} role="option" aria-selected={unit.id === at?.id} onClick={() => choose(unit.id)}>
            {unitName(unit)}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p role="status">{t.units.none}</p>}
    </Modal>
  );
}

function optionId(unitId: string): string {
  return `pick-${unitId}`;
}
