import { FileButton } from '../../../parts/file/file-button.tsx';

/** Reads a file of this machine as text; nothing of it is sent by that. */
export function JsonFile({ label, take }: { readonly label: string; readonly take: (text: string) => void }) {
  return (
    <div className="field">
      <FileButton label={label} accept="application/json,.json" take={(file) => void file.text().then(take)} />
    </div>
  );
}
