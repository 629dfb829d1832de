// The person's own prices, which stand above every list: seen, added, taken away.

import { useState, type FormEvent } from 'react';
import { ownPriceSource } from '../../../shared/catalog/own-price.ts';
import { formatPrice } from '../../../shared/format/quantity.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { setPrice } from '../../store/models.ts';

export function PriceSection() {
  const { own } = wordsFor(useLanguage());
  const models = useApp(state => state.models);
  const mine = models.filter(({ price }) => price?.source === ownPriceSource);
  return (
    <>
      {mine.length === 0 ? (
        <p className="faint">{own.noPrices}</p>
      ) : (
        <ul className="endpoints prices">
          {mine.map(({ endpoint, model, price }) => (
            <li key={`${endpoint}/${model}`}>
              <span className="endpoint-name">
                {endpoint}/{model}
              </span>
              {price && (
                <span className="soft">
                  {own.priceOf(formatPrice(price.input), formatPrice(price.output), price.asOf)}
                </span>
              )}
              <button
                type="button"
                className="quiet"
                aria-label={own.forgetPrice(`${endpoint}/${model}`)}
                onClick={() => void setPrice({ endpoint, model, price: null })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewPrice />
    </>
  );
}

function NewPrice() {
  const { own } = wordsFor(useLanguage());
  const models = useApp(state => state.models);
  const [name, setName] = useState('');
  const [input, setInput] = useState('');
  const [output, setOutput] = useState('');
  const [cached, setCached] = useState('');
  const slash = name.indexOf('/');
  const isReady = slash > 0 && slash < name.length - 1 && input !== '' && output !== '';
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const asOf = new Date().toISOString().slice(0, 10);
    const price = {
      input: Number(input),
      output: Number(output),
      asOf,
      ...(cached !== '' && { cachedInput: Number(cached) }),
    };
    void setPrice({ endpoint: name.slice(0, slash), model: name.slice(slash + 1), price }).then(isKept => {
      if (!isKept) return;
      for (const clear of [setName, setInput, setOutput, setCached]) clear('');
    });
  };
  const dollars = (label: string, value: string, set: (text: string) => void) => (
    <label>
      {label}
      <input type="number" min={0} step="any" value={value} onChange={event => set(event.target.value)} />
    </label>
  );
  return (
    <form className="form row" aria-label={own.addPrice} onSubmit={add}>
      <label className="wide">
        {own.priceModel}
        <input
          list="priced-models"
          value={name}
          placeholder="openai/o3"
          onChange={event => setName(event.target.value)}
        />
        <datalist id="priced-models">
          {models
            .filter(({ simulated }) => !simulated)
            .map(({ endpoint, model }) => (
              <option key={`${endpoint}/${model}`} value={`${endpoint}/${model}`} />
            ))}
        </datalist>
      </label>
      {dollars(own.fields.priceIn, input, setInput)}
      {dollars(own.fields.priceOut, output, setOutput)}
      {dollars(own.priceCached, cached, setCached)}
      <button type="submit" className="link" disabled={!isReady}>
        {own.addPrice}
      </button>
    </form>
  );
}
