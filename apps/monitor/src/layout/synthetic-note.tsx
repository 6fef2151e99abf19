import { texts } from '../texts';

/** Says on every page with such figures that they are not real answers. Is printed too. */
export function SyntheticNote({ note }: { note: string | null }) {
  if (note === null) return null;
  return (
    <div className="ido-synthetic" role="note">
      <p>
        <strong>{texts.wave.synthetic(note)}</strong> {texts.wave.syntheticHelp}
      </p>
    </div>
  );
}
