import { Browser } from '../harness/browser';
import type { Measurement } from './measure';

/** What a cold browser gets over the wire to show the first question: bytes, requests, and requests to other hosts. */
export async function benchRespondentPage(link: string): Promise<Measurement[]> {
  const browser = await Browser.launch();
  const page = await browser.open({ width: 390, height: 844 });
  const session = await page.context().newCDPSession(page);
  const hosts = new Set<string>();
  let requests = 0;
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('data:') || request.url.startsWith('blob:')) return;
    requests += 1;
    hosts.add(new URL(request.url).host);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  await page.goto(link, { waitUntil: 'networkidle' });
  await page.getByRole('heading').first().waitFor();
  await browser.close();
  return [
    {
      work: 'respondent page in a cold browser, on the wire',
      value: bytes / 1000,
      unit: 'kB',
      target: { atMost: 500 },
    },
    { work: 'requests of that page', value: requests, unit: 'requests', target: { atMost: 8 } },
    { work: 'other hosts that it asks', value: hosts.size - 1, unit: 'hosts', target: { atMost: 0 } },
  ];
}
