import { texts } from '../texts';

/** Grey blocks of about the size of what is coming, so that nothing jumps when it is there. */
export function Skeleton({ lines = 3, height = 20 }: { lines?: number; height?: number }) {
  return (
    <div className="ido-skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} style={{ height, width: `${index === lines - 1 ? 62 : 100 - (index % 3) * 7}%` }} />
      ))}
    </div>
  );
}

/** A whole page that is being loaded. */
export function PageSkeleton() {
  return (
    <div aria-busy="true">
      <p className="ido-hidden" role="status">
        {texts.loading}
      </p>
      <Skeleton lines={1} height={44} />
      <div className="ido-panel">
        <Skeleton lines={4} />
      </div>
      <div className="ido-panel">
        <Skeleton lines={8} />
      </div>
    </div>
  );
}
