// Whether two objects hold the same, one level deep: a reading that was worked out anew is not drawn anew.

export { shallow as same } from 'zustand/shallow';
