export interface ExampleFile {
  /** Within the example's folder, parts separated by "/". */
  readonly path: string;
  readonly content: Uint8Array;
}
