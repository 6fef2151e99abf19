import type { MailingPreview } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { texts } from '../texts';

/** To how many a message would go now, and to whom not and why. */
export function RecipientsCount({ preview, thanks }: { preview: MailingPreview; thanks: boolean }) {
  const { messages: said } = texts;
  if (thanks) return <p role="status">{said.thanksRecipients}</p>;
  return (
    <div role="status">
      <p>
        <strong>
          {preview.recipients === 0
            ? said.noRecipients
            : said.recipients(dutchNumber(preview.recipients), dutchNumber(preview.organisations))}
        </strong>{' '}
        {preview.recipients > 0 && said.recheck}
      </p>
      {preview.skipped.length > 0 && (
        <p className="ido-quiet">
          {said.notTo}{' '}
          {preview.skipped.map(({ detail, count }) => said.reason(detail.toLowerCase(), dutchNumber(count))).join(', ')}
          .
        </p>
      )}
    </div>
  );
}
