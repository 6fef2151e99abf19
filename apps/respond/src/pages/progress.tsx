import { texts } from '../texts/texts';

/** How far it is: a bar, and the same in words. */
export function Progress({ part, parts, minutes }: { part: number; parts: number; minutes: number }) {
  const { progress } = texts;
  const said = part > parts ? progress.check : `${progress.part(part, parts)} · ${progress.minutes(minutes)}`;
  return (
    <div className="progress">
      <progress
        className="progress__bar"
        aria-label={progress.label}
        aria-valuetext={said}
        max={parts}
        value={Math.min(part, parts + 1) - 1}
      />
      <p className="progress__text">{said}</p>
    </div>
  );
}
