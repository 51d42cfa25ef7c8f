import { useId, useState } from 'react';
import { useTexts } from '../../parts/language.tsx';
import { letterTexts } from './texts.ts';

interface ChooseFileProps {
  readonly label: string;
  readonly accept: string;
  readonly isBusy: boolean;
  readonly choose: (file: File) => void;
}

// What a Lambda takes, with a file in base64.
const LARGEST = 4_000_000;

/** A file of this machine, chosen by its own control: by keys and by voice as any other. */
export function ChooseFile({ label, accept, isBusy, choose }: ChooseFileProps) {
  const t = useTexts(letterTexts);
  const id = useId();
  const [isTooLarge, setTooLarge] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={isBusy}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file === undefined) return;
          setTooLarge(file.size > LARGEST);
          if (file.size <= LARGEST) choose(file);
          // The same file, edited once more, is a change again.
          target.value = '';
        }}
      />
      {isTooLarge && (
        <p className="fault" role="alert">
          {t.tooLarge}
        </p>
      )}
    </div>
  );
}
