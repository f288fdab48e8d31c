type Operator = '+' | '-' | '*' | '/' | '%' | '^';

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([-+*/%^()×÷−]))/y;
const SAME_AS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-' };
/** Deeper than anybody writes, and far from where the stack ends. */
const DEEPEST = 100;

/** What an expression of numbers, + - * / % ^ and parentheses comes to; null for what is none, and NaN or Infinity where it has no value. */
export function calculate(text: string): number | null {
  const tokens = tokensOf(text);
  return tokens && new Calculation(tokens).result();
}

function tokensOf(text: string): (number | string)[] | null {
  const tokens: (number | string)[] = [];
  const end = text.trimEnd().length;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < end; ) {
    const [, digits, sign = ''] = TOKEN.exec(text) ?? [];
    if (digits === undefined && sign === '') return null;
    tokens.push(digits === undefined ? (SAME_AS[sign] ?? sign) : Number(digits));
  }
  return tokens;
}

/** Recursive descent; powers bind tightest and to the right, then signs, then * / %, then + and -. */
class Calculation {
  private place = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly (number | string)[]) {}

  result(): number | null {
    const value = this.sum();
    return this.place === this.tokens.length ? value : null;
  }

  private sum(): number | null {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): number | null {
    return this.chain(['*', '/', '%'], () => this.signed());
  }

  private chain(operators: readonly Operator[], operand: () => number | null): number | null {
    let value = operand();
    for (let operator = this.taken(operators); operator && value !== null; operator = this.taken(operators)) {
      const right = operand();
      value = right === null ? null : applied(operator, value, right);
    }
    return value;
  }

  private signed(): number | null {
    const sign = this.taken(['-', '+']);
    if (!sign) return this.power();
    const value = this.nested(() => this.signed());
    return value === null || sign === '+' ? value : -value;
  }

  private power(): number | null {
    const base = this.atom();
    if (base === null || !this.taken(['^'])) return base;
    const exponent = this.nested(() => this.signed());
    return exponent === null ? null : applied('^', base, exponent);
  }

  private atom(): number | null {
    const token = this.tokens[this.place];
    this.place += 1;
    if (typeof token === 'number') return token;
    if (token !== '(') return null;
    const value = this.nested(() => this.sum());
    this.place += 1;
    return this.tokens[this.place - 1] === ')' ? value : null;
  }

  private nested(read: () => number | null): number | null {
    this.depth += 1;
    const value = this.depth > DEEPEST ? null : read();
    this.depth -= 1;
    return value;
  }

  private taken(operators: readonly Operator[]): Operator | undefined {
    const found = operators.find((operator) => operator === this.tokens[this.place]);
    if (found) this.place += 1;
    return found;
  }
}

function applied(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '^':
      return left ** right;
  }
}
