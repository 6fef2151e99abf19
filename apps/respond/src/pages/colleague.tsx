import { useState } from 'react';
import { texts } from '../texts/texts';

/** How a colleague can go on with the same link. */
export function Colleague() {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setSaid(texts.colleague.copied);
    } catch {
      setSaid(texts.colleague.notCopied);
    }
  };
  return (
    <details className="colleague">
      <summary>{texts.colleague.ask}</summary>
      <p>{texts.colleague.how}</p>
      <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={() => void copy()}>
        {texts.colleague.copy}
      </button>
      <p role="status">{said}</p>
    </details>
  );
}
