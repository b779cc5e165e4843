import { stemmer } from "stemmer";

/** Runs of one script: CJK text is cut into pairs, everything else is a word. */
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}\p{M}]+/gu;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const HAS_CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const HAS_CAPITAL = /\p{Lu}/u;
const MIXED_WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MAX_TOKEN_LENGTH = 64;

/** Words that tell nothing about a task; routers send whole sentences. */
const STOP_WORDS = new Set(
  (
    "a about all am an and any anything are as ask at be been but by can could do does for from get give had has have " +
    "help how i if in into is it its let like may me my need no not nothing of on or our out please should so some " +
    "something such tell than that the their them then there these they this to us use using want was we were what " +
    "also best find good make many more most much new other very " +
    "when where which who will with would you your mcp server servers tool tools"
  ).split(" "),
);

/** One token of the index with the piece of text it came from, for showing why something matched. */
export interface Token {
  term: string;
  word: string;
}

/**
 * Cuts text into index terms (search.md §4.3, finding 5): NFKC, camelCase and snake_case split, lower case, English stems,
 * pairs of characters for CJK (a single character stays alone), no stop words. Queries and documents use the same cut.
 */
export function tokenize(text: string): Token[] {
  const normalised = text.normalize("NFKC");
  const tokens: Token[] = [];
  for (const [run] of (HAS_CJK.test(normalised) ? separateScripts(normalised) : normalised).matchAll(RUN)) {
    if (CJK.test(run)) tokens.push(...pairs(run));
    else tokens.push(...words(run));
  }
  return tokens;
}

/** The terms alone. */
export function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

/** `天气API` is two runs although all its characters are letters. */
function separateScripts(text: string): string {
  return text.replace(MIXED_WORD, (run) =>
    run.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu, " $& "),
  );
}

function words(run: string): Token[] {
  const tokens: Token[] = [];
  for (const part of HAS_CAPITAL.test(run) ? camelCaseParts(run) : [run]) {
    const word = part.toLowerCase().slice(0, MAX_TOKEN_LENGTH);
    if (!STOP_WORDS.has(word)) tokens.push({ term: stemOf(word), word });
  }
  return tokens;
}

function camelCaseParts(run: string): string[] {
  return run.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2").split(" ");
}

/** Stems of the words seen last: texts repeat their words, and stemming is the dear part of cutting them. */
const stems = new Map<string, string>();
const MAX_STEMS = 50_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  if (stems.size >= MAX_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

function pairs(run: string): Token[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [{ term: run, word: run }];
  return characters.slice(1).map((character, index) => {
    const pair = `${characters[index]}${character}`;
    return { term: pair, word: pair };
  });
}
