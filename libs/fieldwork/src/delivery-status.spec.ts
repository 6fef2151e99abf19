import fc from 'fast-check';
import { outcomeOf, readDeliveryStatus } from './delivery-status';

const report = (group: string, { returned = 'text/rfc822-headers', crlf = true } = {}) => {
  const text = `From: MAILER-DAEMON@mail.example.nl
To: afzender@example.nl
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4BPg.1700000000/mail.example.nl"
MIME-Version: 1.0

This is a MIME-encapsulated message.

--4BPg.1700000000/mail.example.nl
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--4BPg.1700000000/mail.example.nl
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.nl
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0100 (CET)

${group}

--4BPg.1700000000/mail.example.nl
Content-Type: ${returned}

From: Monitor IDO <noreply@ido.example.nl>
Message-ID:
 <w7.0f8fad5b-d9cb-469f-a165-70867728950e@ido.example.nl>
Subject: Uitnodiging

--4BPg.1700000000/mail.example.nl--
`;
  return crlf ? text.replaceAll('\n', '\r\n') : text;
};

const HARD = `Final-Recipient: rfc822; Noor@Example.nl
Original-Recipient: rfc822;noor@example.nl
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.nl
Diagnostic-Code: smtp; 550 5.1.1 <noor@example.nl>: Recipient address
    rejected: User unknown`;

describe('a delivery status notification', () => {
  it('says who did not get which message, and why', () => {
    for (const crlf of [true, false]) {
      expect(readDeliveryStatus(report(HARD, { crlf }))).toEqual([
        {
          messageId: 'w7.0f8fad5b-d9cb-469f-a165-70867728950e@ido.example.nl',
          recipient: 'noor@example.nl',
          outcome: 'hard',
          status: '5.1.1',
          diagnostic: '550 5.1.1 <noor@example.nl>: Recipient address rejected: User unknown',
        },
      ]);
    }
  });

  it('finds the original message also when all of it is returned', () => {
    expect(readDeliveryStatus(report(HARD, { returned: 'message/rfc822' }))[0]?.messageId).toMatch(/^w7\./);
  });

  it('tells a full mailbox and a delay from an address that does not exist', () => {
    const outcome = (action: string, status: string) =>
      readDeliveryStatus(report(`Final-Recipient: rfc822; a@b.nl\nAction: ${action}\nStatus: ${status}`))[0]?.outcome;
    expect(outcome('failed', '5.2.2')).toBe('soft');
    expect(outcome('failed', '4.4.7')).toBe('soft');
    expect(outcome('failed', '5.1.10 (null MX)')).toBe('hard');
    expect(outcome('delayed', '4.4.1')).toBe('delayed');
    expect(outcome('relayed', '2.0.0')).toBe('delivered');
  });

  it('reads several recipients, each with its own outcome', () => {
    const reports = readDeliveryStatus(
      report(`${HARD}\n\nFinal-Recipient: rfc822; <b@example.nl>\nAction: failed\nStatus: 4.2.2`),
    );
    expect(reports.map(({ recipient, outcome }) => [recipient, outcome])).toEqual([
      ['noor@example.nl', 'hard'],
      ['b@example.nl', 'soft'],
    ]);
  });

  it('takes the status from what the server said when the field is missing, and gives no address up on a guess', () => {
    const of = (lines: string) =>
      readDeliveryStatus(report(`Final-Recipient: rfc822; a@b.nl\nAction: failed\n${lines}`))[0];
    expect(of('Diagnostic-Code: smtp; 550 no such user')).toMatchObject({ outcome: 'hard', status: '5.0.0' });
    expect(of('Diagnostic-Code: x-unknown; it went wrong')).toMatchObject({ outcome: 'soft', status: '' });
  });

  it('is not found in other messages', () => {
    for (const text of [
      '',
      'Subject: Afwezig\n\nIk ben met vakantie.',
      'Content-Type: multipart/report; boundary=x\n\nniets',
    ])
      expect(readDeliveryStatus(text)).toEqual([]);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(readDeliveryStatus(text))));
  });

  it('is read when a part is encoded', () => {
    const group = Buffer.from(`Reporting-MTA: dns; a\n\n${HARD}`).toString('base64');
    const text = `Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${group}\n--x--`;
    expect(readDeliveryStatus(text)[0]).toMatchObject({ recipient: 'noor@example.nl', messageId: null });
  });

  it('counts policy and the way there as soft', () => {
    expect(['5.7.1', '5.4.4', '5.3.4', '5.2.2', '4.1.1', ''].map(outcomeOf)).toEqual(Array(6).fill('soft'));
    expect(['5.1.1', '5.0.0', '5.2.1', '5.1.2', '5.5.0'].map(outcomeOf)).toEqual(Array(5).fill('hard'));
  });
});
