import { useId } from 'react';

/** Reads a file of this machine as text; nothing of it is sent by that. */
export function JsonFile({ label, take }: { readonly label: string; readonly take: (text: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept="application/json,.json"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void file.text().then(take);
        }}
      />
    </div>
  );
}
