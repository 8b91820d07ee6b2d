declare module 'saxon-js' {
  interface Transformation {
    readonly stylesheetInternal: object;
    readonly sourceText: string;
    readonly destination: 'document';
  }
  /** What SaxonJS builds as the result: a DOM of its own making. */
  export interface ResultNode {
    readonly nodeType: number;
    readonly localName: string;
    readonly textContent: string;
    readonly firstChild: ResultNode | null;
    readonly nextSibling: ResultNode | null;
    getAttribute(name: string): string | null;
  }
  const SaxonJS: { transform(options: Transformation, execution: 'sync'): { readonly principalResult: ResultNode } };
  export default SaxonJS;
}
