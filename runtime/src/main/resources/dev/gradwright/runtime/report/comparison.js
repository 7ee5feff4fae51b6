/* The page that sets runs side by side. */
const render = (() => {
    'use strict';
    const {el, text, section, part, facts, line, swatch} = charts;

    const of = (run, name) => {
        const index = run.names.indexOf(name);
        return index < 0 ? null : run.values[index];
    };

    function names(data) {
        return [...new Set(data.runs.flatMap(run => run.names))];
    }

    /** The values that are compared: of the validation data, if a run has them. */
    function compared(data) {
        return names(data).filter(name => name in data.isHigherBetter)
            .filter(name => name.startsWith('val_') || !names(data).includes(`val_${name}`));
    }

    function bestValue(run, name) {
        const epoch = run.best[name];
        return epoch ? of(run, name)[epoch - 1] : null;
    }

    function winner(data, name) {
        const values = data.runs.map(run => bestValue(run, name)).filter(value => value !== null);
        return values.length === 0 ? null : data.isHigherBetter[name] ? Math.max(...values) : Math.min(...values);
    }

    function duration(seconds) {
        const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
        return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${text(Number(seconds.toPrecision(3)))} s`;
    }

    function results(data) {
        section('results', 'Results', data.runs, body => {
            const columns = compared(data);
            const head = el('tr', {}, el('th', {scope: 'col'}, 'run'), ...columns.map(name => el('th', {scope: 'col', class: 'number'}, `best ${name}`)),
                ...['epochs', 'time', 'state'].map(name => el('th', {scope: 'col', class: name === 'state' ? null : 'number'}, name)));
            const rows = data.runs.map((run, i) => el('tr', {}, el('th', {scope: 'row'}, el('span', {class: 'mark'}, swatch(i), run.name)),
                ...columns.map(name => {
                    const value = bestValue(run, name);
                    const isBest = data.runs.length > 1 && value !== null && value === winner(data, name);
                    return el('td', {class: isBest ? 'number best' : 'number', title: value === null ? null : `in epoch ${run.best[name]}`},
                        text(value), isBest ? ' ★' : '');
                }),
                el('td', {class: 'number'}, text(run.values.length > 0 ? run.values[0].length : 0)),
                el('td', {class: 'number'}, duration(run.seconds)),
                el('td', {}, run.state)));
            body.replaceChildren(el('p', {class: 'hint'}, 'The best value of each run; ★ is the best of all.'),
                el('div', {class: 'scroll'}, el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows))));
        });
    }

    function differences(data) {
        section('differences', 'Differences', [data.differences, data.same], body => {
            const head = el('tr', {}, el('th', {scope: 'col'}, ''), ...data.runs.map((run, i) => el('th', {scope: 'col'}, el('span', {class: 'mark'}, swatch(i), run.name))));
            const rows = data.differences.map(({name, values}) => el('tr', {}, el('th', {scope: 'row'}, name), ...values.map(value => el('td', {class: 'wrap'}, value))));
            body.replaceChildren(
                rows.length === 0 ? el('p', {class: 'empty'}, data.runs.length === 1 ? 'There is one run.' : 'Settings, network, data, versions and machine are the same.')
                    : el('div', {class: 'scroll'}, el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows))),
                el('details', {}, el('summary', {}, 'What is the same in all runs'), facts('', data.same)));
        });
    }

    function curves(data) {
        const body = section('curves', 'Curves', true, () => {});
        const grid = part(body, 'charts', {class: 'charts'});
        const runs = name => data.runs.map((run, i) => ({run, color: i, y: of(run, name)})).filter(({y}) => y !== null && y.length > 0);
        names(data).forEach(name => line(`epochs ${name}`, grid, {title: name, unit: 'epoch', whole: true, sync: 'epoch',
            series: runs(name).map(({run, color, y}) => ({name: run.name, color, x: y.map((value, i) => i + 1), y}))}));
        const times = section('times', 'Curves by time', true, () => {});
        const timed = part(times, 'charts', {class: 'charts'});
        compared(data).forEach(name => line(`seconds ${name}`, timed, {title: name, hint: 'at the mean pace of each run', unit: 'second', sync: 'second',
            series: runs(name).map(({run, color, y}) => ({name: run.name, color, x: y.map((value, i) => (i + 1) * run.seconds / y.length), y}))}));
    }

    return data => {
        document.getElementById('kind').textContent = 'Comparison of';
        document.getElementById('title').textContent = `${data.runs.length} ${data.runs.length === 1 ? 'run' : 'runs'}`;
        document.getElementById('footer').textContent = 'Written by Gradwright. The page loads nothing from elsewhere.';
        results(data);
        differences(data);
        curves(data);
    };
})();
