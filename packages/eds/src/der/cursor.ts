import { MalformedDer } from './failure.ts';
import { type DerNode, expectTag, readAt } from './read.ts';

/** Walks the fields of a SEQUENCE in order; the names in messages are those of the ASN.1 module. */
export interface Cursor {
  /** The next element, which must have this tag. */
  take(tag: number, what: string): DerNode;
  /** The next element whatever its tag. */
  takeAny(what: string): DerNode;
  /** The next element if it has this tag (OPTIONAL and DEFAULT fields). */
  maybe(tag: number): DerNode | undefined;
  /** Throws unless all elements were taken. */
  done(what: string): void;
}

/** A cursor over the content of `node`, after checking that `node` has `tag`. */
export function openDer(node: DerNode | undefined, tag: number, what: string): Cursor {
  const outer = expectTag(node, tag, what);
  let at = outer.contentStart;
  const peek = (): DerNode | undefined => (at < outer.end ? readAt(outer.source, at, outer.end) : undefined);
  const advance = (next: DerNode): DerNode => {
    at = next.end;
    return next;
  };
  return {
    take: (wanted, field) => advance(expectTag(peek(), wanted, `${what}.${field}`)),
    takeAny: (field) => {
      const next = peek();
      if (next === undefined) throw new MalformedDer(`Expected ${what}.${field}, but nothing is there`);
      return advance(next);
    },
    maybe: (wanted) => {
      const next = peek();
      return next?.tag === wanted ? advance(next) : undefined;
    },
    done: (name) => {
      if (at !== outer.end) throw new MalformedDer(`Expected the end of ${name}, but more elements follow`);
    },
  };
}
