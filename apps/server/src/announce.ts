import { routes, API_BASE } from '@ido/api';
import type { Config } from './config';
import { OPEN_WAVES } from './demo/demo-waves';
import type { FirstLoadReport } from './first-load';

/** What the terminal says when requests are served: where to go, for each kind of user. Tokens and a password only where the program itself made them up. */
export function announcement({ publicUrl }: Config, { administrator, demoToken, demo }: FirstLoadReport): string {
  const links: [string, string][] = [];
  if (demo) {
    if (demoToken !== null) links.push(['Respondent, personal link', `${publicUrl}/i/${demoToken}`]);
    const [desk, visitor] = OPEN_WAVES;
    if (desk) links.push(['Desk, registration', `${publicUrl}/open/${desk.key}`]);
    if (visitor) links.push(['Visitor, tablet', `${publicUrl}/open/${visitor.key}`]);
  }
  links.push(['Researcher, reader, administrator', `${publicUrl}/`]);
  links.push(['Programs', `${publicUrl}${API_BASE}${routes.openapi}`]);
  const width = Math.max(...links.map(([who]) => who.length)) + 2;
  const lines = [`IDO-monitor ready on ${publicUrl}`, ...links.map(([who, link]) => `  ${who.padEnd(width)}${link}`)];
  if (administrator) {
    const { email, madeUpPassword } = administrator;
    lines.push(
      madeUpPassword === null
        ? `  First administrator: ${email}, with the password of ADMIN_PASSWORD`
        : `  First administrator: ${email}, password ${madeUpPassword} (shown only this once)`,
    );
  }
  return `${lines.join('\n')}\n`;
}
