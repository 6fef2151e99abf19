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

const postgres = await startPostgres();
const data = newDataDir();
const env = { DATABASE_URL: postgres.url };
console.log('| work | median | asked | reached | ratio to a floor in the same run |\n| --- | --- | --- | --- | --- |');

print(await benchTabulation());
print(await benchCrosstab());
print(await benchStatistics());
print(await benchValidation());

print(await benchLaterStart());

let server = await ServerProcess.start({ dataDir: data.path, port: await freePort(), env });
const demoLink = server.url + server.demoLink;
print(await benchRespondentPage(demoLink));
const http = httpClient(server.url, 4);
const staff = await signIn(http);
print(await benchAnswering(server.url, staff, postgres.url));

const client = new Client(postgres.url);
await client.connect();
print(await benchParticipants(http, staff.token, client));
await createWave(client, 'bench-100000', 100_000);
print(await benchBreakdown(server.url, staff.token, 'bench-100000'));
print(await benchTrends(server.url, staff.token, client));
await server.stop();

// With no other server on the database: one without a mail server would take the messages to its outbox.
print(await benchMessages(postgres.url));

// The export by a server that has not yet held anything else: its growth is the export's.
server = await ServerProcess.start({ dataDir: data.path, port: await freePort(), env });
print(
  await benchExport(
    server.url,
    (await signIn(httpClient(server.url, 1))).token,
    'bench-100000',
    server.pid,
    postgres.url,
  ),
);
await server.stop();

await createWave(client, 'bench-1000000', 1_000_000);
server = await ServerProcess.start({ dataDir: data.path, port: await freePort(), env });
const watcher = await signIn(httpClient(server.url, 1));
print(await benchWatching(server, watcher.token, client, 'bench-1000000'));
await server.stop();
await client.end();
print(await benchFirstRead(postgres.url, data.path, 'bench-1000000'));

http.close();
await postgres.stop();
data.remove();
