// Nobody at the keyboard is left nowhere. Where the control that has the focus goes away or can no longer
// be pressed, the one that has come to stand in its place is given it; where nothing of its surroundings
// is left, so is what had it before. Only a pointer may put the focus nowhere.

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]';

/** What comes and goes as a whole, such as a form that was opened: afterwards one is where one came from. */
const passing = '.app, #root, body, [data-passing]';

interface Place {
  readonly element: HTMLElement;
  /** From the nearest to the farthest: what it stood in, and as which of the controls there. */
  readonly within: readonly (readonly [frame: Element, index: number])[];
}

const mostPlaces = 12;

const hands = ['pointerdown', 'pointerup', 'pointercancel', 'keydown'] as const;

const controlsIn = (frame: ParentNode): readonly HTMLElement[] => [
  ...frame.querySelectorAll<HTMLElement>(focusable),
];

const canTake = (element: HTMLElement): boolean =>
  element.isConnected &&
  element.tabIndex >= 0 &&
  !element.matches(':disabled, [data-base-ui-focus-guard]') &&
  element.closest('[inert], [aria-hidden="true"]') === null &&
  element.checkVisibility({ visibilityProperty: true });

function placeOf(element: HTMLElement): Place {
  const within: [Element, number][] = [];
  for (let frame = element.parentElement; frame && !frame.matches(passing); frame = frame.parentElement)
    within.push([frame, controlsIn(frame).indexOf(element)]);
  return { element, within };
}

/** The control that stands where one stood: the same, the next, or the one before. */
function heir({ element, within }: Place): HTMLElement | undefined {
  if (canTake(element)) return element;
  for (const [frame, index] of within) {
    if (!frame.isConnected) continue;
    const controls = controlsIn(frame);
    const found = controls.slice(index).find(canTake) ?? controls.slice(0, index).findLast(canTake);
    if (found) return found;
  }
  return undefined;
}

/** Watches over the page until what it gives back is called. */
export function keepFocus(): () => void {
  let places: readonly Place[] = [];
  let isPointed = false;
  /** What was given the focus here, until somebody does something. */
  let given: HTMLElement | undefined;
  /** Gives the focus on, where the control that had it can't have it any more. */
  const giveOn = (isMeant = (_found: HTMLElement): boolean => true): boolean => {
    const [last] = places;
    if (!last || canTake(last.element)) return false;
    for (const place of places) {
      const found = heir(place);
      if (!found || !isMeant(found)) continue;
      given = found;
      found.focus();
      return true;
    }
    return false;
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    // A dialog takes to itself what is lost within it, at once and with the next frame: the whole of it,
    // instead of the place.
    if (target.matches('[role="dialog"]')) {
      if (giveOn(found => target.contains(found))) return;
      if (given && target.contains(given) && canTake(given)) return given.focus();
    }
    places = [placeOf(target), ...places].slice(0, mostPlaces);
  };
  const onHand = ({ type }: Event): void => {
    isPointed = type === 'pointerdown';
    given = undefined;
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (isPointed && relatedTarget === null) places = [];
  };
  const look = (): void => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.matches(':disabled') === true) giveOn();
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', onFocus, true);
  document.addEventListener('focusout', onBlur, true);
  for (const type of hands) document.addEventListener(type, onHand, true);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocus, true);
    document.removeEventListener('focusout', onBlur, true);
    for (const type of hands) document.removeEventListener(type, onHand, true);
  };
}
