/* The page about one training. */
const render = (() => {
    'use strict';
    const {el, text, section, part, facts, table, line, xy, bars, heat} = charts;
    const STATES = {running: 'running', ended: 'ended', stopped: 'stopped early', failed: 'failed'};

    function header(data) {
        const state = document.getElementById('state');
        document.title = `${data.title} · ${STATES[data.state.kind]} · Gradwright`;
        document.getElementById('kind').textContent = 'Training of';
        document.getElementById('title').textContent = data.title;
        state.className = `state ${data.state.kind}`;
        state.textContent = STATES[data.state.kind];
        const reason = document.getElementById('reason');
        const explained = data.state.kind === 'running' ? `At ${data.written}.` : data.state.text;
        reason.textContent = explained;
        reason.hidden = !explained;
        document.getElementById('figures').replaceChildren(
            ...data.figures.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, text(value)))));
        document.getElementById('footer').textContent = `Written by Gradwright ${data.written}. The page loads nothing from elsewhere.`;
    }

    function advice(data) {
        section('advice', 'Advice', [data.findings, data.warnings, data.state.kind], body => {
            const items = data.findings.map(({name, message}) => el('li', {}, el('b', {}, `${name}: `), message))
                .concat(data.warnings.map(warning => el('li', {class: 'bad'}, el('b', {}, 'Problem: '), warning)));
            body.replaceChildren(el('ul', {class: 'findings'}, ...(items.length > 0 ? items
                : [el('li', {class: 'good'}, data.state.kind === 'running'
                    ? 'Nothing to report so far about the data, the loss, the rate and the units.'
                    : 'Nothing to report: data, loss, learning rate and units look as they should.')])));
        });
    }

    /** Pairs of a value and its value for the validation data. */
    function pairs(epochs) {
        return epochs.names.filter(name => !name.startsWith('val_') && name !== 'learning_rate').map(name => {
            const of = wanted => {
                const index = epochs.names.indexOf(wanted);
                return index < 0 ? null : epochs.values[index];
            };
            return {name, train: of(name), valid: of(`val_${name}`)};
        });
    }

    function best(epochs, name) {
        const epoch = epochs.best[name];
        return epoch ? `best ${text(epochs.values[epochs.names.indexOf(name)][epoch - 1])} in epoch ${epoch}` : '';
    }

    function curves(data) {
        const epochs = data.epochs;
        const body = section('training', 'Training', epochs.epoch.length + data.steps.loss.x.length > 0 ? true : null, () => {});
        const grid = part(body, 'charts', {class: 'charts'});
        const whole = {unit: 'epoch', whole: true, sync: 'epoch'};
        pairs(epochs).forEach(({name, train, valid}) => line(`epochs ${name}`, grid, {
            ...whole, title: name,
            hint: best(epochs, valid ? `val_${name}` : name),
            series: [{name: 'training', x: epochs.epoch, y: train}].concat(valid ? [{name: 'validation', x: epochs.epoch, y: valid}] : [])
        }));
        const steps = {unit: 'step', whole: true, sync: 'step'};
        line('steps loss', grid, {...steps, title: 'loss of each step', hint: data.steps.loss.low ? 'mean, with the range' : '',
            series: [{name: 'loss', thin: true, color: 0, ...data.steps.loss}]});
        line('steps rate', grid, {...steps, title: 'learning rate', series: [{name: 'rate', color: 2, x: data.steps.learningRate.x, y: data.steps.learningRate.y}]});
        line('steps momentum', grid, {...steps, title: 'momentum', series: [{name: 'momentum', color: 3, x: data.steps.momentum.x, y: data.steps.momentum.y}]});
        line('epochs seconds', grid, {...whole, title: 'seconds of each epoch', hint: 'with its validation', series: [{name: 'seconds', color: 7, x: epochs.timed, y: epochs.seconds}]});
        line('epochs speed', grid, {...whole, title: 'training rows per second', series: [{name: 'rows', color: 6, x: epochs.timed, y: epochs.rowsPerSecond}]});
        return body;
    }

    function evaluation(data) {
        section('evaluation', 'Validation', data.evaluation ? [data.evaluation, data.evaluatedEpoch] : null, body => {
            const report = data.evaluation;
            const when = data.evaluatedEpoch ? `after epoch ${data.evaluatedEpoch}` : 'at the end, with the weights that were kept';
            body.replaceChildren(
                el('p', {class: 'hint'}, `${text(report.rows)} rows, ${when}.`),
                el('dl', {class: 'figures'}, ...Object.entries(report.figures).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, text(value))))),
                ...(report.undefined.map(reason => el('p', {class: 'hint'}, reason))),
                ...(report.columns ? values(report) : classes(report)));
        });
    }

    function classes(report) {
        const area = curve => curve.area;
        const of = (name, value) => report.curves.map(each => each[name] && {name: each.name, x: each[name].x, y: each[name].y, value: value && value(each[name])})
            .filter(each => each);
        const drawn = [
            xy({title: 'ROC', xLabel: 'false positive rate', yLabel: 'true positive rate', diagonal: true, series: of('roc', area)}),
            xy({title: 'Precision and recall', xLabel: 'recall', yLabel: 'precision', series: of('precisionRecall', area)})];
        const calibration = of('calibration').map(each => report.curves.length > 2 ? crowded(report, each) : each);
        if (calibration.length > 0) {
            drawn.push(xy({title: 'Calibration', xLabel: 'predicted probability', yLabel: 'fraction positive', diagonal: true, series: calibration}));
        }
        const figures = el('div', {}, el('h3', {}, 'Classes'), el('div', {class: 'scroll tall'},
            table(['class', 'precision', 'recall', 'F1', 'rows'], report.classes.map(each => [each.name, each.precision, each.recall, each.f1, each.support]))));
        return [el('div', {class: 'sides'}, report.confusion ? confusion(report) : null, figures), el('div', {class: 'charts small'}, ...drawn)];
    }

    /** Of many classes, only bins that have enough rows to mean something. */
    function crowded(report, calibration) {
        const {weight} = report.curves.find(each => each.name === calibration.name).calibration;
        const keep = values => values.filter((value, i) => weight[i] >= 10);
        return {...calibration, x: keep(calibration.x), y: keep(calibration.y)};
    }

    function confusion(report) {
        const names = report.classes.map(each => each.name);
        const rows = report.confusion.map((counts, actual) => {
            const total = counts.reduce((sum, count) => sum + count, 0);
            return el('tr', {}, el('th', {scope: 'row', title: names[actual]}, names[actual]), ...counts.map((count, predicted) => {
                const share = total > 0 ? count / total : 0;
                const cell = el('td', {tabindex: count > 0 ? 0 : null, title: `${text(count)} of ${text(total)} rows that are ${names[actual]} are predicted to be ${names[predicted]}`},
                    count > 0 ? text(count) : '·');
                const base = actual === predicted ? 'var(--c1)' : 'var(--c2)';
                cell.style.background = count > 0 ? `color-mix(in srgb, ${base} ${Math.round(12 + 58 * Math.sqrt(share))}%, var(--card))` : '';
                return cell;
            }));
        });
        return el('div', {}, el('h3', {}, 'Confusion'), el('p', {class: 'hint'}, 'Rows are the actual classes, columns the predicted ones.'),
            el('div', {class: 'scroll'}, el('table', {class: 'confusion'},
                el('thead', {}, el('tr', {}, el('td', {}), ...names.map(name => el('th', {scope: 'col', title: name}, name)))), el('tbody', {}, ...rows))));
    }

    function values(report) {
        return report.columns.map(column => {
            const all = column.targets.concat(column.predictions).filter(value => value !== null);
            const range = [Math.min(...all), Math.max(...all)];
            const name = report.columns.length === 1 && column.name === '0' ? '' : ` of ${column.name}`;
            return el('div', {class: 'charts small'},
                xy({title: `Predictions${name}`, xLabel: 'target', yLabel: 'prediction', diagonal: true, points: true, hint: 'the dashed line is perfect',
                    range: range[0] === range[1] ? [range[0] - 1, range[0] + 1] : range, series: [{name: 'row', x: column.targets, y: column.predictions}]}),
                bars(`Residuals${name}`, 'target − prediction', column.residuals),
                facts(`Errors${name}`, [['mean absolute error', column.mae], ['root mean squared error', column.rmse], ['R²', column.r2],
                    ['mean absolute percentage error', column.mape], ['mean residual', column.meanResidual],
                    ['half of the errors are below', column.absoluteErrorQuantiles['0.5']], ['90 % are below', column.absoluteErrorQuantiles['0.9']],
                    ['99 % are below', column.absoluteErrorQuantiles['0.99']]]));
        });
    }

    function layers(data) {
        const hasAny = data.parameters.some(each => each.gradientNorm.x.length > 0) || data.layers.some(each => each.mean.x.length > 0);
        const body = section('layers', 'Layers', hasAny ? true : null, () => {});
        const grid = part(body, 'charts', {class: 'charts'});
        const short = name => name.replace(/\.weights$/, '');
        const steps = {unit: 'step', whole: true, sync: 'step', log: true, height: 260};
        line('gradients', grid, {...steps, title: 'gradient norms',
            series: data.parameters.map((each, i) => ({name: short(each.name), color: i, thin: true, ...each.gradientNorm}))});
        line('updates', grid, {...steps, title: 'update / weight', hint: 'green: about 1e−3, as usual', band: [3e-4, 3e-3],
            series: data.parameters.map((each, i) => ({name: short(each.name), color: i, thin: true, ...each.updateRatio}))});
        const epochs = {unit: 'epoch', whole: true, sync: 'epoch', height: 260};
        const passive = ['Flatten', 'Dropout', 'AlphaDropout', 'GaussianNoise'];
        const active = data.layers.filter(each => !data.network.nodes.some(node => node.name === each.name && passive.includes(node.kind)));
        const of = name => active.map((each, i) => ({name: each.name, color: i, ...each[name]}));
        line('activation means', grid, {...epochs, title: 'means of activations', series: of('mean')});
        line('activation deviations', grid, {...epochs, title: 'deviations of activations', log: true, series: of('deviation')});
        line('dead', grid, {...epochs, title: 'dead units', hint: 'fraction of units that are 0 for all rows', range: [0, 1], series: of('dead')});
        line('saturated', grid, {...epochs, title: 'saturated units', hint: 'fraction at a bound of the function', range: [0, 1], series: of('saturated')});
    }

    function weights(data) {
        const drawn = data.histograms.filter(each => each.epochs.length > 0 && each.low.some(Number.isFinite));
        section('weights', 'Weights', drawn.length > 0 ? drawn : null, body => {
            body.replaceChildren(
                el('p', {class: 'hint'}, 'The distribution of each weight matrix, epoch by epoch. The stronger the colour, the more weights.'),
                el('div', {class: drawn.length > 9 ? 'charts tiny' : 'charts small'}, ...drawn.map(each => heat(each.name.replace(/\.weights$/, ''), each))));
        });
    }

    function network(data) {
        section('network', 'Network', data.network, body => {
            const nodes = data.network.nodes;
            body.replaceChildren(
                el('div', {class: 'level'}, el('div', {class: 'picture scroll'}, drawNetwork(data.network)),
                    el('div', {class: 'scroll tall', tabindex: 0}, table(['layer', 'kind', 'outputs', 'parameters'],
                        nodes.map(node => [node.name, node.words, node.outputs, node.parameters])))),
                el('details', {}, el('summary', {}, 'Summary as text'), el('div', {class: 'scroll'}, el('pre', {}, data.network.summary))));
        });
    }

    function settings(data) {
        section('settings', 'Settings', data.facts, body => {
            body.replaceChildren(el('div', {class: 'groups'}, ...data.facts.map(({title, entries}) => facts(title, entries))));
        });
    }

    function log(data) {
        const {epochs} = data;
        section('epochs', 'Epochs', epochs.epoch.length > 0 ? epochs : null, body => {
            body.replaceChildren(el('div', {class: 'scroll tall', tabindex: 0}, table(['epoch', ...epochs.names],
                epochs.epoch.map((epoch, i) => [epoch, ...epochs.values.map(values => values[i])]))));
        });
    }

    /** Shows the state of a training; called once by a file, and again and again by a live page. */
    return data => {
        header(data);
        advice(data);
        curves(data);
        evaluation(data);
        layers(data);
        weights(data);
        network(data);
        settings(data);
        log(data);
    };
})();
