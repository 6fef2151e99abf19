/** A part of a questionnaire as SurveyJS JSON has it: pages and panels hold elements, questions have a name. */
interface Part {
  readonly name?: unknown;
  readonly title?: unknown;
  readonly pages?: unknown;
  readonly elements?: unknown;
}

/** The titles of all questions of a definition: name → title as asked; without a title a question is known by its name. */
export function questionTitles(definition: object): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const visit = (part: Part): void => {
    const inside = [part.pages, part.elements].flatMap((list) => (Array.isArray(list) ? (list as Part[]) : []));
    if (inside.length > 0) inside.forEach(visit);
    else if (typeof part.name === 'string') titles.set(part.name, titleOf(part));
  };
  visit(definition);
  return titles;
}

/** A title can be one text or one per language, of which Dutch is shown. */
function titleOf({ name, title }: Part): string {
  if (typeof title === 'string') return title;
  const perLanguage = typeof title === 'object' && title !== null ? (title as Record<string, unknown>) : {};
  const chosen = perLanguage['nl'] ?? perLanguage['default'] ?? name;
  return typeof chosen === 'string' ? chosen : String(name);
}
