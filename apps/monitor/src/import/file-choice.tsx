import { useId, useState, type DragEvent } from 'react';
import { dutchNumber } from '@ido/report';
import { texts } from '../texts';

interface FileChoiceProps {
  readonly file: File | null;
  readonly error: string | null;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** Choosing one file, by the button or by dragging it here. */
export function FileChoice({ file, error, disabled, onFile }: FileChoiceProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !disabled) onFile(dropped);
  };
  return (
    <div
      className={`ido-drop ${over ? 'ido-drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="utrecht-form-label" htmlFor={id}>
        {texts.imports.file}
      </label>
      <p id={`${id}-help`}>{over ? texts.imports.dropNow : texts.imports.drop}</p>
      {error && (
        <p id={`${id}-error`} className="utrecht-form-field-error-message" role="alert">
          {error}
        </p>
      )}
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        disabled={disabled}
        aria-describedby={`${id}-help${error ? ` ${id}-error` : ''}`}
        aria-invalid={error !== null}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
        }}
      />
      {file && (
        <p>
          <strong>{texts.imports.chosen(file.name, sizeOf(file.size))}</strong>
        </p>
      )}
    </div>
  );
}

/** Size of a file as people say it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${dutchNumber(bytes)} bytes`;
  if (bytes < 1_000_000) return `${dutchNumber(bytes / 1_000)} kB`;
  return `${dutchNumber(bytes / 1_000_000, 1)} MB`;
}
