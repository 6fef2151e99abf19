import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface TabsProps {
  readonly label: string;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly tabs: ReadonlyArray<{ readonly label: string; readonly content: ReactNode }>;
}

/** Tabs after the ARIA pattern: arrows, Home and End go from tab to tab, the panel follows at once. */
export function Tabs({ label, selected, onSelect, tabs }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: selected + 1, ArrowLeft: selected - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (step + tabs.length) % tabs.length;
    onSelect(next);
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className="ido-tabs">
      <div ref={list} className="ido-tabs__list" role="tablist" aria-label={label} onKeyDown={go}>
        {tabs.map((tab, index) => (
          <button
            key={tab.label}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-selected={index === selected}
            aria-controls={`${id}-panel-${index}`}
            tabIndex={index === selected ? 0 : -1}
            onClick={() => onSelect(index)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.label}
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          hidden={index !== selected}
        >
          {index === selected && tab.content}
        </div>
      ))}
    </div>
  );
}
