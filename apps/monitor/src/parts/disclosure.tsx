import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface DisclosureProps {
  readonly label: string;
  /** Longer name for a screen reader, where the label alone says too little. */
  readonly description?: string;
  readonly className?: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that shows a small panel below it. Closes with Escape, a click elsewhere, or when the focus leaves. */
export function Disclosure({ label, description, className, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, [open]);
  return (
    <div
      ref={box}
      className={`ido-disclosure ${className ?? ''}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="ido-disclosure__button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
        {description && <span className="ido-hidden">: {description}</span>}
        <span className="ido-disclosure__arrow" aria-hidden="true" />
      </button>
      <div id={id} className="ido-disclosure__panel" hidden={!open}>
        {open && children(() => setOpen(false))}
      </div>
    </div>
  );
}
