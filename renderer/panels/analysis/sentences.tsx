// What may be said of a trial, sentence by sentence; what is firm stands out. Nothing where nothing is said.

interface SentencesProps {
  readonly lines: readonly { readonly text: string; readonly isFirm: boolean }[];
}

export function Sentences({ lines }: SentencesProps) {
  if (lines.length === 0) return null;
  return (
    <p className="verdicts">
      {lines.map(({ text, isFirm }) =>
        isFirm ? <strong key={text}>{text} </strong> : <span key={text}>{text} </span>,
      )}
    </p>
  );
}
