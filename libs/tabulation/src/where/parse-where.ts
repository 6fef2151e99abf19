import { MOST_CHARACTERS, MOST_CODES, MOST_DEPTH, type Condition } from './condition';
import { UnreadableFilter, wordsOf, type Word } from './words';

/**
 * Reads a filter such as `province:Groningen,Drenthe AND NOT (sizeClass:klein OR function:wethouder)`:
 *
 *     or  = and { OR and }
 *     and = not { AND not }
 *     not = NOT not | ( or ) | variable : code { , code }
 *
 * `NOT` binds before `AND`, `AND` before `OR`. Words with a space or sign stand between quotes. Which variables and codes there are is for
 * whoever counts to say.
 * @throws UnreadableFilter with the place and a Dutch sentence
 */
export function parseWhere(text: string): Condition {
  if (text.length > MOST_CHARACTERS)
    throw new UnreadableFilter(MOST_CHARACTERS + 1, `Een filter is niet langer dan ${MOST_CHARACTERS} tekens.`);
  return new Reader(wordsOf(text), text.length + 1).whole();
}

class Reader {
  private at = 0;
  private depth = 0;
  private codes = 0;

  constructor(
    private readonly words: readonly Word[],
    private readonly end: number,
  ) {}

  whole(): Condition {
    const condition = this.joined('or');
    if (this.here) this.refuse(`Hier staat ‘${this.here.text}’. Verwacht: AND, OR of het einde.`);
    return condition;
  }

  private joined(kind: 'and' | 'or'): Condition {
    const part = () => (kind === 'or' ? this.joined('and') : this.negated());
    const conditions = [part()];
    while (this.takes(kind.toUpperCase())) conditions.push(part());
    return conditions.length === 1 ? conditions[0]! : { kind, conditions };
  }

  private negated(): Condition {
    if (++this.depth > MOST_DEPTH) this.refuse(`Er staan meer dan ${MOST_DEPTH} haakjes of NOT in elkaar.`);
    let condition: Condition;
    if (this.takes('NOT')) condition = { kind: 'not', condition: this.negated() };
    else if (this.takes('(')) {
      condition = this.joined('or');
      if (!this.takes(')')) this.refuse('Hier mist een haakje: ).');
    } else condition = this.leaf();
    this.depth--;
    return condition;
  }

  private leaf(): Condition {
    const variable = this.word('een variabele');
    if (!this.takes(':')) this.refuse(`Na ‘${variable}’ hoort een dubbele punt en een code.`);
    const codes: string[] = [];
    do {
      const code = this.word('een code');
      if (!codes.includes(code)) codes.push(code);
      if (++this.codes > MOST_CODES) this.refuse(`Een filter heeft niet meer dan ${MOST_CODES} codes.`);
    } while (this.takes(','));
    return { kind: 'is', variable, codes };
  }

  private word(expected: string): string {
    const { here } = this;
    if (here?.kind !== 'word') this.refuse(`Hier hoort ${expected}.`);
    this.at++;
    return here!.text;
  }

  private takes(sign: string): boolean {
    const found = this.here?.kind === 'sign' && this.here.text === sign;
    if (found) this.at++;
    return found;
  }

  private get here(): Word | undefined {
    return this.words[this.at];
  }

  private refuse(detail: string): never {
    throw new UnreadableFilter(this.here?.at ?? this.end, detail);
  }
}
