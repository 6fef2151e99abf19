import { Client } from 'pg';
import { httpClient } from '../harness/http-client';
import { startPostgres } from '../harness/postgres';
import { freePort, newDataDir, ServerProcess } from '../harness/server-process';
import { signIn } from '../harness/staff';
import { benchAnswering, benchValidation } from './answering.bench';
import { benchCrosstab } from './crosstab.bench';
import { benchExport } from './exports.bench';
import { benchBreakdown, benchFirstRead } from './figures.bench';
import { line, type Measurement } from './measure';
import { benchMessages } from './messages.bench';
import { benchParticipants } from './participants.bench';
import { benchRespondentPage } from './respondent-page.bench';
import { benchLaterStart } from './start.bench';
import { benchStatistics } from './statistics.bench';
import { benchTabulation } from './tabulation.bench';
import { benchTrends } from './trends.bench';
import { benchWatching } from './watching.bench';
import { createWave } from './waves-at-scale';

/** `npm run bench`: every line as soon as it is known. Medians of five; the ratio is to a floor measured in the same run. */
const print = (measurements: Measurement[]) => measurements.forEach((measurement) => console.log(line(measurement)));

/** `npm run bench -- export messages`: these parts alone. Without names, all. */
const PARTS = [
  'tabulation', 'crosstab', 'statistics', 'validation', 'start', 'page', 'answering', 'participants',
  'breakdown', 'trends', 'messages', 'export', 'watching', 'first-read',
] as const; // prettier-ignore
type Part = (typeof PARTS)[number];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}. There are: ${PARTS.join(', ')}.`);
  process.exit(1);
}
const asked = (...parts: Part[]) => named.length === 0 || parts.some((part) => named.includes(part));

console.log('| work | median | asked | reached | ratio to a floor in the same run |\n| --- | --- | --- | --- | --- |');
if (asked('tabulation')) print(await benchTabulation());
if (asked('crosstab')) print(await benchCrosstab());
if (asked('statistics')) print(await benchStatistics());
if (asked('validation')) print(await benchValidation());
if (asked('start')) print(await benchLaterStart());

const postgres = await startPostgres();
const data = newDataDir();
const env = { DATABASE_URL: postgres.url };
const startServer = async () => ServerProcess.start({ dataDir: data.path, port: await freePort(), env });
const tokenOf = async (server: ServerProcess) => (await signIn(httpClient(server.url, 1))).token;

let server = await startServer();
if (asked('page')) print(await benchRespondentPage(server.url + server.demoLink));
const http = httpClient(server.url, 4);
const staff = await signIn(http);
if (asked('answering')) print(await benchAnswering(server.url, staff, postgres.url));

const client = new Client(postgres.url);
await client.connect();
if (asked('participants')) print(await benchParticipants(http, staff.token, client));
if (asked('breakdown', 'export')) await createWave(client, 'bench-100000', 100_000);
if (asked('breakdown')) print(await benchBreakdown(server.url, staff.token, 'bench-100000'));
if (asked('trends')) print(await benchTrends(server.url, staff.token, client));
http.close();
await server.stop();

// With no other server on the database: one without a mail server would take the messages to its outbox.
if (asked('messages')) print(await benchMessages(postgres.url));

if (asked('export')) {
  // By a server that has not yet held anything else: its growth is the export's.
  server = await startServer();
  print(await benchExport(server.url, await tokenOf(server), 'bench-100000', server.pid, postgres.url));
  await server.stop();
}

if (asked('watching', 'first-read')) await createWave(client, 'bench-1000000', 1_000_000);
if (asked('watching')) {
  server = await startServer();
  print(await benchWatching(server, await tokenOf(server), client, 'bench-1000000'));
  await server.stop();
}
await client.end();
if (asked('first-read')) print(await benchFirstRead(postgres.url, data.path, 'bench-1000000'));

await postgres.stop();
data.remove();
