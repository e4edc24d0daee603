// The library ships no types. This declares the one class that we take from it.
declare module 'edtf' {
  /** A day, month or year, perhaps qualified or with unspecified digits; throws where the text is none of these. */
  class EdtfDate {
    constructor(text: string);
    /** The first millisecond that it may be, since 1970 in UTC. */
    readonly min: number;
    /** The last millisecond that it may be, since 1970 in UTC. */
    readonly max: number;
  }

  export { EdtfDate as Date };
}
